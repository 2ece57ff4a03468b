using NetGen.Generator.Model;
using NetGen.Generator.Schedule;
using NetGen.IlCounter;
using NetGen.Interpreters.Networks;
using NetGen.Interpreters.Programs;
using NetGen.Interpreters.Text;
using NetGen.TestKit;

namespace NetGen.Interpreters.Counting;

/// <summary>A network's executed IL: loops, NetGen's choice, and every form that can be forced.</summary>
internal static class NetworkCounts
{
    /// <summary>The forms to force.</summary>
    public static readonly CodeForm[] Forms = [CodeForm.Loop, CodeForm.Constants, CodeForm.ChannelLanes, CodeForm.PositionLanes, CodeForm.ChannelRows, CodeForm.PositionRows];

    public static void Write(NetworkCase network)
    {
        NetworkPrograms programs = new(network);
        CountedInference hand = CountedInference.Of(network, programs.AssembleHand(), "HandWritten." + network.Driver, "Start");
        CountedInference chosen = Count(network, programs.Generated);
        Plan plan = programs.Generated.Compiled.Plan!;
        long macs = plan.Cost.Total.Macs;
        Console.WriteLine($"{network.Name}: {Table.Number(macs)} MACs, {Table.Number(plan.Cost.Total.Weights)} weights. Executed IL of one inference, outputs checked.");
        Console.WriteLine();

        Table table = new("code", "IL", "IL/MAC", "loops/this", "IL bytes", "initialisers", "RAM arrays");
        AssemblyFacts facts = hand.Assembly.Facts;
        table.Add("hand-written loops", Table.Number(hand.Instructions), Table.Ratio((double)hand.Instructions / macs), "1.00", Table.Number(facts.CodeBytes), Table.Number(facts.InitialiserBytes), "");
        Add(table, "NetGen, as chosen", chosen, plan, hand.Instructions);
        foreach (CodeForm form in Forms)
        {
            RunnableNetwork forced = network.Compile(form);
            bool applies = forced.Compiled.Plan!.Nodes.Any(node => node.Form == form && node.Code is not null);
            if (applies)
            {
                Add(table, "NetGen, " + form, Count(network, forced), forced.Compiled.Plan!, hand.Instructions);
            }
        }

        Console.WriteLine(table);
        Layers(plan, hand, chosen);
    }

    private static CountedInference Count(NetworkCase network, RunnableNetwork code) => CountedInference.Of(network, code.Image, code.Type.FullName!);

    private static void Add(Table table, string name, CountedInference counted, Plan plan, long hand)
    {
        // Arrays are shared between layers by their name.
        long arrays = plan.Nodes.Where(node => node.Code is not null).SelectMany(node => node.Code!.Arrays).DistinctBy(array => array.Field.Name).Sum(array => array.RamBytes);
        table.Add(
            name,
            Table.Number(counted.Instructions),
            Table.Ratio((double)counted.Instructions / plan.Cost.Total.Macs),
            Table.Ratio((double)hand / counted.Instructions),
            Table.Number(counted.Assembly.Facts.CodeBytes),
            Table.Number(counted.Assembly.Facts.InitialiserBytes),
            Table.Number(plan.Arena.PeakBytes + arrays));
    }

    private static void Layers(Plan plan, CountedInference hand, CountedInference chosen)
    {
        Table table = new("layer", "MACs", "loops", "loops/MAC", "NetGen", "NetGen/MAC", "ratio", "operator", "form");
        foreach (PlannedNode node in plan.Nodes.Where(node => node.Code is not null))
        {
            long macs = node.Node.Operator.Cost([.. node.Node.Inputs.Select(value => value.Shape)], [.. node.Node.Outputs.Select(value => value.Shape)]).Macs;
            double loops = hand.Layer(node.Identifier) ?? double.NaN;
            double code = chosen.Layer(node.Identifier) ?? double.NaN;
            table.Add(node.Identifier, Table.Number(macs), Whole(loops), PerMac(loops, macs), Whole(code), PerMac(code, macs), Table.Ratio(loops / code), node.Node.Operator.Describe(), node.FormText);
        }

        Console.WriteLine(table);
    }

    private static string Whole(double count) => double.IsNaN(count) ? "-" : Table.Number((long)count);

    private static string PerMac(double count, long macs) => macs == 0 ? "-" : Table.Ratio(count / macs);
}
