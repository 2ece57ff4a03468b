using NetGen.Generator.Model;
using NetGen.Interpreters.Text;

namespace NetGen.Interpreters.Counting;

/// <summary>Single layers in every form.</summary>
internal static class LayerCounts
{
    public static void Write()
    {
        Console.WriteLine("Single layers: executed IL for each multiply-accumulate, and for each output what is left without inputs (requantization, store, unpacking).");
        Console.WriteLine();
        Table table = new("layer", "asked for", "IL", "IL/MAC", "IL/MAC, no requantization", "IL/output, no inputs", "form");
        foreach (LayerCase layer in LayerCase.All)
        {
            foreach (CodeForm form in NetworkCounts.Forms.Prepend(CodeForm.Auto))
            {
                LayerCount count = layer.Count(form);
                if (form == CodeForm.Auto || count.Form == form)
                {
                    table.Add(layer.Name, form.ToString(), Table.Number(count.Instructions), Table.Ratio(count.PerMac), Table.Ratio(count.Slope), Table.Ratio(count.PerOutput), count.FormText);
                }
            }
        }

        Console.WriteLine(table);
    }
}
