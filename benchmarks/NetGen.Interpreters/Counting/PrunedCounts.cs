using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Interpreters.Networks;
using NetGen.Interpreters.Text;
using NetGen.TestKit;

namespace NetGen.Interpreters.Counting;

/// <summary>Executed IL with the smallest half, and four fifths, of the weights at 0, beside all of them.</summary>
internal static class PrunedCounts
{
    private static readonly double[] Shares = [0.5, 0.8];

    /// <summary>The forms whose code leaves zeros out.</summary>
    private static readonly CodeForm[] Forms = [CodeForm.Auto, CodeForm.Constants, CodeForm.ChannelLanes, CodeForm.PositionLanes];

    public static void Write()
    {
        Console.WriteLine("Pruned weights: executed IL, and by how much it falls. \"Without\" leaves out what an output costs without inputs.");
        Console.WriteLine();
        Table table = new("layer or network", "asked for", "zeros %", "IL", "falls %", "without %", "form");
        foreach (LayerCase layer in LayerCase.All.Where(layer => layer.Levels == sbyte.MaxValue))
        {
            foreach (CodeForm form in Forms)
            {
                AddLayer(table, layer, form);
            }
        }

        foreach (NetworkCase network in NetworkCases.Load("gestures"))
        {
            AddNetwork(table, network, CodeForm.Auto);
            AddNetwork(table, network, CodeForm.Constants);
        }

        Console.WriteLine(table);
    }

    private static void AddLayer(Table table, LayerCase layer, CodeForm form)
    {
        LayerCount all = layer.Count(form);
        if (form != CodeForm.Auto && all.Form != form)
        {
            return;
        }

        table.Add(layer.Name, form.ToString(), "0", Table.Number(all.Instructions), "", "", all.FormText);
        foreach (double share in Shares)
        {
            LayerCount pruned = layer.Count(form, share);
            table.Add(layer.Name, form.ToString(), Percent(share), Table.Number(pruned.Instructions), Percent(1 - (pruned.PerMac / all.PerMac)), Percent(1 - (pruned.Slope / all.Slope)), pruned.FormText);
        }
    }

    private static void AddNetwork(Table table, NetworkCase network, CodeForm form)
    {
        long all = Count(network, network.Parameters, form);
        table.Add(network.Name, form.ToString(), "0", Table.Number(all), "", "", "");
        foreach (double share in Shares)
        {
            long pruned = Count(network, new PrunedParameters(network.Parameters, share), form);
            table.Add(network.Name, form.ToString(), Percent(share), Table.Number(pruned), Percent(1 - ((double)pruned / all)), "", "");
        }
    }

    /// <summary>The outputs are others than the trained network's: those of its own plain loops are expected.</summary>
    private static long Count(NetworkCase network, IParameterSource parameters, CodeForm form)
    {
        RunnableNetwork loops = RunnableNetwork.Compile(network.Model, parameters, CodeForm.Loop);
        NetworkCase pruned = network with { Parameters = parameters, Golden = [.. network.Inputs.Select(input => loops.Infer(input)[0])] };
        RunnableNetwork code = pruned.Compile(form);
        return CountedInference.Of(pruned, code.Image, code.Type.FullName!).Instructions;
    }

    private static string Percent(double share) => double.IsNaN(share) ? "-" : (100 * share).ToString("0", System.Globalization.CultureInfo.InvariantCulture);
}
