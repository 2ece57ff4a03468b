using NetGen.Generator.Model;
using NetGen.Interpreters.Text;

namespace NetGen.Interpreters.Counting;

/// <summary>Single layers in every form.</summary>
internal static class LayerCounts
{
    public static void Write()
    {
        Console.WriteLine("Single layers: executed IL for each multiply-accumulate, with requantization and without; for each output what is left without inputs, by extrapolation, and what its last statements take (unpacking of lanes, requantization, clamp, store).");
        Console.WriteLine();
        Table table = new("layer", "asked for", "IL", "IL/MAC", "IL/MAC, no requantization", "IL/output, no inputs", "IL/output, requantization", "form");
        List<double> chosen = [];
        foreach (LayerCase layer in LayerCase.All)
        {
            foreach (CodeForm form in NetworkCounts.Forms.Prepend(CodeForm.Auto))
            {
                LayerCount count = layer.Count(form);
                if (form == CodeForm.Auto || count.Form == form)
                {
                    double requantization = layer.CountRequantization(form)?.PerOutput ?? double.NaN;
                    double products = double.IsNaN(requantization) ? count.Slope : count.PerMacWithout(requantization);
                    table.Add(layer.Name, form.ToString(), Table.Number(count.Instructions), Table.Ratio(count.PerMac), Table.Ratio(products), Table.Ratio(count.PerOutput), Table.Ratio(requantization), count.FormText);
                    if (form == CodeForm.Auto)
                    {
                        chosen.Add(requantization);
                    }
                }
            }
        }

        Console.WriteLine(table);
        Console.WriteLine($"Requantization in the forms that are chosen: {Table.Ratio(chosen.Average())} IL an output on average, the most {Table.Ratio(chosen.Max())}.");
    }
}
