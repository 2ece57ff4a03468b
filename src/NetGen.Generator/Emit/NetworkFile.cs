using NetGen.Generator.Code;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Schedule;

namespace NetGen.Generator.Emit;

/// <summary>The file that a user opens with F12: table, constants, Infer, one method a layer.</summary>
internal sealed class NetworkFile
{
    private readonly Plan plan;
    private readonly SourceWriter writer = new();
    private readonly CodePrinter printer;
    private readonly Dictionary<string, PlannedNode[]> byLayer;
    private readonly IReadOnlyList<Port> inputs;
    private readonly IReadOnlyList<Port> outputs;

    /// <summary>The inputs that are copied into the arena; none where the caller writes them there.</summary>
    private readonly IReadOnlyList<Port> given;

    /// <summary>The outputs that are copied out of it.</summary>
    private readonly IReadOnlyList<Port> taken;

    private NetworkFile(Plan plan)
    {
        this.plan = plan;
        printer = new CodePrinter(writer);
        byLayer = plan.Nodes.GroupBy(node => node.Node.Layer).ToDictionary(layer => layer.Key, layer => layer.ToArray(), StringComparer.Ordinal);
        inputs = NetworkNames.Inputs(plan);
        outputs = NetworkNames.Outputs(plan, inputs);
        given = plan.Model.InArena ? [] : inputs;
        taken = plan.Model.InArena ? [] : outputs;
    }

    public static string Write(Plan plan)
    {
        NetworkFile file = new(plan);
        HeaderTable.Write(file.writer, plan);
        ClassFrame.Open(file.writer, plan.Model);
        file.Constants();
        file.Arenas();
        if (plan.Model.StoredBlock > 0)
        {
            StoredMembers.Write(file.writer, plan);
        }

        if (plan.Graph.Stream is null)
        {
            file.Infer();
            file.Classify();
            file.Forward();
        }
        else
        {
            new StreamMembers(plan, file.writer, file.printer, file.inputs, file.outputs, [.. file.Calls(_ => true)]).Write();
        }

        file.Fronts();
        file.Layers();
        file.Helpers();
        ClassFrame.Close(file.writer, plan.Model);
        return file.writer.ToString();
    }

    private void Constants()
    {
        foreach (Port port in inputs.Concat(outputs))
        {
            string side = inputs.Contains(port) ? "Input" : "Output";
            Constant($"{side} values of {port.Value.Name}: {PortText.Describe(WholeOf(port))}.", port.Prefix + "Length", WholeOf(port).Count);
            if (port.Value.Type.Quantization is { } quantization && port.Value.Type.Element != ElementType.Float32)
            {
                writer.Summary("Real value of one step: real = scale * (value - zero point).");
                writer.Line($"public const float {port.Prefix}Scale = {Literals.Of(quantization.Scale)};");
                writer.Line();
                Constant("The value that stands for 0.", port.Prefix + "ZeroPoint", quantization.ZeroPoint);
            }
        }

        if (plan.Graph.Stream is { } stream)
        {
            foreach (Port port in inputs.Concat(outputs))
            {
                Constant($"Values of {port.Value.Name} in one step: {PortText.Describe(port.Value.Type)}.", port.Prefix + "RowLength", port.Value.Type.Count);
            }

            for (int i = 0; i < outputs.Count; i++)
            {
                Constant($"The step, from 1 on, at which {outputs[i].Value.Name} is new for the first time.", outputs[i].Prefix + "FirstStep", stream.Outputs[i].When.Start + 1);
                Constant("Steps from there to the next time.", outputs[i].Prefix + "EverySteps", stream.Outputs[i].When.Every);
            }

            StreamMembers.Constants(writer, plan.Cost.Step!);
        }

        foreach (Port port in plan.Model.InArena ? inputs.Concat(outputs) : [])
        {
            Code.Buffer buffer = plan.Arena.Buffers[port.Value];
            string side = inputs.Contains(port) ? "inputs are written into" : "outputs are found in";
            Constant($"The index of the first value of {port.Value.Name} in {port.Prefix}Array.", port.Prefix + "Offset", buffer.Offset);
            writer.Summary($"The arena: {side} it{(inputs.Contains(port) ? " before each inference, which overwrites them" : " behind an inference, until the next one")}.");
            writer.Line($"public static {Literals.Of(buffer.Field.Type)} {port.Prefix}Array => {buffer.Field.Name};");
            writer.Line();
        }

        Constant("Multiply-accumulate operations of one inference.", "Macs", plan.Cost.Macs);
        string own = plan.Model.Front is { } front ? $" Those of the layers in front are in {front.Network}." : "";
        Constant("Weights, without biases." + own, "WeightCount", plan.Cost.Total.Weights);
        Constant("Bytes of weights and biases." + own, "WeightBytes", plan.Cost.WeightBytes);
        string shared = plan.Model.Front is { } owner ? $" The arena is that of {owner.Network}." : "";
        Constant("Bytes of all activations at their peak." + shared, "ArenaBytes", plan.Arena.PeakBytes);
        Constant("Values in the arena." + shared, "ArenaLength", plan.Arena.Arenas[0].Length);
    }

    /// <summary>An input or output of an inference: of a stream, of as many steps as the declaration has rows.</summary>
    private TensorType WholeOf(Port port)
    {
        if (plan.Graph.Stream is not { } stream)
        {
            return port.Value.Type;
        }

        int output = outputs.ToList().IndexOf(port);
        return output < 0 ? stream.Inputs[inputs.ToList().IndexOf(port)] : stream.Outputs[output].Whole;
    }

    private void Constant(string summary, string name, long value)
    {
        writer.Summary(summary);
        writer.Line(Literals.Constant(name, value));
        writer.Line();
    }

    private void Arenas()
    {
        foreach (Arena arena in plan.Arena.Arenas.Where(arena => !arena.IsShared))
        {
            string access = plan.Graph.Cuts.Count > 0 ? "internal" : "private";
            string length = arena == plan.Arena.Arenas[0] ? "ArenaLength" : Literals.Of(arena.Length);
            writer.Line($"{access} static readonly {Literals.Of(arena.Field.Type)} {arena.Field.Name} = new {Literals.Of(arena.Field.Type.ElementOf())}[{length}];");
        }

        if (plan.Graph.Nodes.Any(node => node.Operator is Loop { CountsPositions: true }))
        {
            writer.Line($"private static int {Code.StepCounter.InLoop.Name};");
        }

        writer.Line();
    }

    private void Infer()
    {
        writer.Summary($"Runs the network once. Allocates nothing. Not reentrant: all calls share one arena{(plan.Model.Front is { } front ? $", that of {front.Network}" : "")}.");
        foreach (Port port in given)
        {
            writer.Line($"/// <param name=\"{port.Argument.TrimStart('@')}\">{PortText.Describe(WholeOf(port))}; row-major, channels last.</param>");
        }

        foreach (Port port in taken)
        {
            writer.Line($"/// <param name=\"{port.Argument.TrimStart('@')}\">Takes {PortText.Describe(WholeOf(port))}.</param>");
        }

        DocumentException();
        writer.Open($"public static void Infer({string.Join(", ", given.Concat(taken).Select(PortText.Parameter))})");
        foreach (Port port in taken)
        {
            PortText.Guard(writer, port, port.Prefix + "Length", port.Value.Type.Count);
        }

        writer.Line($"Forward({string.Join(", ", given.Select(port => port.Argument))});");
        foreach (Port port in taken)
        {
            PortText.Take(writer, port, plan.Arena.Buffers[port.Value]);
        }

        writer.Close();
        writer.Line();
    }

    private void Classify()
    {
        if (plan.Classified is not { } result)
        {
            return;
        }

        Code.Buffer buffer = plan.Arena.Buffers[result];
        writer.Summary("Runs the network once and returns the index of the largest output, the first of equals. Allocates nothing.");
        foreach (Port port in given)
        {
            writer.Line($"/// <param name=\"{port.Argument.TrimStart('@')}\">{PortText.Describe(WholeOf(port))}; row-major, channels last.</param>");
        }

        DocumentException();
        writer.Open($"public static int Classify({string.Join(", ", given.Select(PortText.Parameter))})");
        writer.Line($"Forward({string.Join(", ", given.Select(port => port.Argument))});");
        (string a, string best, string i) = (Free("a"), Free("best"), Free("i"));
        writer.Line($"{Literals.Of(buffer.Field.Type)} {a} = {buffer.Field.Name};");
        writer.Line($"int {best} = 0;");
        PortText.FindLargest(writer, buffer, a, best, i);
        writer.Line();
        writer.Line($"return {best};");
        writer.Close();
        writer.Line();
    }

    private void DocumentException()
    {
        string? reason = (given.Count > 0, plan.Vocabulary.Count > 0) switch
        {
            (true, true) => "An array is too short, or a token is not in the vocabulary; nothing has been written then.",
            (true, false) => "An array is too short.",
            (false, true) => "A token is not in the vocabulary.",
            _ => null,
        };
        if (reason is not null)
        {
            writer.Line($"/// <exception cref=\"global::System.ArgumentException\">{reason}</exception>");
        }
    }

    /// <summary>A name that no input has: inputs are called what the user calls them.</summary>
    private string Free(string name) => inputs.Any(port => port.Argument == name) ? Free(name + "_") : name;

    private void Forward()
    {
        writer.Open($"private static void Forward({string.Join(", ", given.Select(PortText.Parameter))})");
        foreach (Port port in given)
        {
            PortText.Guard(writer, port, port.Prefix + "Length", port.Value.Type.Count);
        }

        foreach (Port port in inputs)
        {
            CheckTokens(port);
        }

        foreach (Port port in given)
        {
            PortText.Give(writer, port, plan.Arena.Buffers[port.Value]);
        }

        LayerCall[] front = plan.Model.Front is { } first
            ? [new LayerCall(plan.Graph.Inputs[0].Name, $"{string.Join(", ", first.Inputs.Select(input => input.Type.Shape))} -> {first.Type.Shape}, {first.Network} up to {first.UpTo}", StepTimes.Always, [])]
            : [];
        Write([.. front, .. Calls(_ => true)]);
        writer.Close();
        writer.Line();
    }

    /// <summary>For other networks: the layers up to one of them.</summary>
    private void Fronts()
    {
        foreach ((string upTo, HashSet<Node> nodes) in plan.Fronts)
        {
            writer.Summary($"Runs the layers up to {upTo}, for networks that begin with them: from inputs in the arena to a result in the arena.");
            writer.Open($"internal static void {Front.MethodPrefix}{upTo}()");
            Write([.. Calls(node => nodes.Contains(node.Node))]);
            writer.Close();
            writer.Line();
        }
    }

    private void Write(IReadOnlyList<LayerCall> calls)
    {
        int width = calls.Count == 0 ? 0 : calls.Max(call => call.Text.Length);
        foreach (LayerCall call in calls)
        {
            writer.Line($"{call.Text.PadRight(width)}   // {call.Shapes}");
        }
    }

    /// <summary>What runs, in order: layers, their parts where a layer does not run as a whole, groups of layers row by row.</summary>
    /// <param name="runs">Which nodes run; a layer or a group runs as a whole or not at all.</param>
    private IEnumerable<LayerCall> Calls(Func<PlannedNode, bool> runs)
    {
        for (int i = 0; i < plan.Nodes.Count; i++)
        {
            PlannedNode node = plan.Nodes[i];
            if (!runs(node))
            {
                continue;
            }

            if (plan.Arena.GroupOf(node.Node) is { } group)
            {
                yield return new LayerCall(node.RowLoop!, $"{node.Node.Input.Shape} -> {group.Output.Shape}, {node.Node.Name} to {group.Output.Name} row by row", StepTimes.Always, [.. plan.Nodes.Skip(i).Take(group.Nodes.Count)]);
                i += group.Nodes.Count - 1;
                continue;
            }

            PlannedNode[] layer = byLayer[node.Node.Layer];
            if (!IsWhole(layer))
            {
                if (node.Code is not null)
                {
                    yield return new LayerCall(node.Identifier, Shapes(node), node.Node.When, [node]);
                }
            }
            else if (node == layer[0] && layer.Any(part => part.Code is not null))
            {
                yield return new LayerCall(node.Node.Layer, $"{node.Node.Input.Shape} -> {layer[layer.Length - 1].Node.Output.Shape}", node.Node.When, layer);
            }
        }
    }

    /// <summary>Whether the parts of a layer run one after the other, with nothing between them.</summary>
    private bool IsWhole(PlannedNode[] layer) =>
        plan.Nodes.SkipWhile(node => node != layer[0]).Take(layer.Length).SequenceEqual(layer) && layer.All(node => plan.Arena.GroupOf(node.Node) is null && node.Node.When == layer[0].Node.When);

    private static string Shapes(PlannedNode node) => $"{node.Node.Input.Shape} -> {node.Node.Output.Shape}";

    private void Layers()
    {
        bool first = true;
        foreach (LayerModel layer in plan.Model.Layers)
        {
            if (!first)
            {
                writer.Line();
            }

            first = false;
            byLayer.TryGetValue(layer.Name, out PlannedNode[]? nodes);
            writer.Summary(LayerSummary.Of(layer, plan.Cost, plan.Graph));
            writer.Open($"{layer.Modifiers} partial void {layer.Name}()");
            if (layer.Kind == LayerKinds.Backbone)
            {
                RunFront(plan.Model.Front!);
            }

            bool single = nodes is [_];
            foreach (PlannedNode node in (nodes ?? []).Where(node => node.DoneBy is not null && node.DoneBy.Layer != layer.Name))
            {
                writer.Line($"// {(single ? "" : node.Node.Name + ": ")}a part of {node.DoneBy!.Layer}, position by position.");
            }

            if (single)
            {
                printer.Print(nodes![0].Code?.Body ?? []);
            }
            else
            {
                // The parts of a layer that is no whole are called where they run.
                foreach (PlannedNode node in nodes is not null && IsWhole(nodes) ? nodes.Where(node => node.Code is not null) : [])
                {
                    writer.Line($"{node.Identifier}();   // {node.Does[0].Input.Shape} -> {node.Node.Output.Shape}");
                }
            }

            writer.Close();
            foreach (PlannedNode node in (nodes ?? []).Where(node => node.Code is not null))
            {
                if (!single)
                {
                    writer.Line();
                    printer.Print(new Method(node.Identifier, Summary(node), node.Code!.Body));
                }

                foreach (Method part in node.Code!.Parts)
                {
                    writer.Line();
                    printer.Print(part);
                }
            }
        }
    }

    /// <summary>The other network's layers; their result goes to where the next layer reads it.</summary>
    private void RunFront(Front front)
    {
        writer.Line(front.Method + "();");
        if (plan.Arena.FrontResult is { } from)
        {
            Code.Buffer to = plan.Arena.Buffers[plan.Graph.Inputs[0]];
            writer.Line($"global::System.Array.Copy({from.Field.Name}, {Literals.Of(from.Offset)}, {to.Field.Name}, {Literals.Of(to.Offset)}, {Literals.Of(from.Type.Count)});");
        }
    }

    private static string Summary(PlannedNode node) =>
        $"{string.Join(" and ", node.Does.Select(part => $"{part.Name}: {part.Operator.Describe()}"))}. {node.Does[0].Input.Shape} -> {node.Node.Output.Shape}.";

    private void Helpers()
    {
        IEnumerable<Method> helpers = plan.Nodes.Where(node => node.Code is not null).SelectMany(node => node.Code!.Helpers)
            .GroupBy(helper => helper.Name).Select(group => group.First()).OrderBy(helper => helper.Name, StringComparer.Ordinal);
        foreach (Method helper in helpers)
        {
            writer.Line();
            printer.Print(helper);
        }
    }

    /// <summary>Tokens that an embedding looks up must be in its table.</summary>
    private void CheckTokens(Port port)
    {
        if (!plan.Vocabulary.TryGetValue(port.Value, out int words))
        {
            return;
        }

        (string array, string from) = plan.Model.InArena ? (plan.Arena.Buffers[port.Value].Field.Name, port.Prefix + "Offset + ") : (port.Argument, "");
        PortText.GuardTokens(writer, port, words, port.Prefix + "Length", array, from, Free("i"));
    }
}
