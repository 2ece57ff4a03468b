using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Schedule;

namespace NetGen.Generator.Emit;

/// <summary>What a network that runs over a stream has instead of a plain Infer: Step, Reset, and Infer, which is both.</summary>
internal sealed class StreamMembers
{
    private readonly Plan plan;
    private readonly FrameStream stream;
    private readonly SourceWriter writer;
    private readonly CodePrinter printer;
    private readonly IReadOnlyList<Port> all;

    /// <summary>The inputs that are copied into the arena; none where the caller writes them there.</summary>
    private readonly IReadOnlyList<Port> inputs;
    private readonly IReadOnlyList<Port> outputs;
    private readonly IReadOnlyList<LayerCall> calls;
    private readonly bool isCounted;

    /// <param name="inputs">All inputs.</param>
    /// <param name="outputs">All outputs.</param>
    /// <param name="calls">What runs, in order.</param>
    public StreamMembers(Plan plan, SourceWriter writer, CodePrinter printer, IReadOnlyList<Port> inputs, IReadOnlyList<Port> outputs, IReadOnlyList<LayerCall> calls)
    {
        this.plan = plan;
        stream = plan.Graph.Stream!;
        this.writer = writer;
        this.printer = printer;
        all = inputs;
        this.inputs = plan.Model.InArena ? [] : inputs;
        this.outputs = outputs;
        this.calls = calls;
        isCounted = stream.Settled > 0 || stream.Period > 1 || stream.Ends;
    }

    public static void Constants(SourceWriter writer, StreamCost cost)
    {
        writer.Summary("Multiply-accumulate operations of the step that takes most.");
        writer.Line(Literals.Constant("MacsPerStep", cost.Macs));
        writer.Line();
        writer.Summary("Bytes of the arena that last from step to step: rows that are needed again, states.");
        writer.Line(Literals.Constant("StateBytes", cost.StateBytes));
        writer.Line();
        if (cost.Context > 0)
        {
            writer.Summary("Steps from Reset on until the context is full: positions that the network knows.");
            writer.Line(Literals.Constant("ContextSteps", cost.Context));
            writer.Line();
            writer.Summary("Multiply-accumulate operations that a step takes less for each position that its context has less than all.");
            writer.Line(Literals.Constant("MacsPerPosition", cost.MacsPerPosition));
            writer.Line();
        }
    }

    public void Write()
    {
        writer.Summary($"The step that comes next, counted from Reset{(stream.Ends ? "" : " until steps repeat")}; less than 0 before the first one.");
        writer.Line($"private static int {Code.StepCounter.Field.Name} = -1;");
        writer.Line();
        Step();
        if (!plan.Model.InArena)
        {
            Infer();
            Classify();
        }

        Reset();
        Forward();
    }

    private static string When(StepTimes when, string step) => when switch
    {
        { IsAlways: true } => "",
        { Every: 1 } => $"{step} >= {Literals.Of(when.Start)}",
        _ when when.Start < when.Every => $"{step} % {Literals.Of(when.Every)} == {Literals.Of(when.Start)}",
        _ => $"{step} >= {Literals.Of(when.Start)} && {step} % {Literals.Of(when.Every)} == {Literals.Of(when.Start % when.Every)}",
    };

    private void Step()
    {
        Port[] taken = plan.Model.InArena ? [] : [.. outputs];
        writer.Summary("Takes a row of the stream and runs what it makes new. Allocates nothing. Not reentrant: all calls share one arena.");
        foreach (Port port in inputs)
        {
            PortText.Document(writer, port, $"The row: {PortText.Describe(port.Value.Type)}.");
        }

        foreach (Port port in taken)
        {
            PortText.Document(writer, port, $"Takes {PortText.Describe(port.Value.Type)}, where it is new; else it stays as it is.");
        }

        StepTimes[] times = [.. stream.Outputs.Select(output => output.When).Distinct()];
        writer.Line($"/// <returns>Whether {(outputs.Count == 1 ? "the output is new" : "an output is new")}: {string.Join("; ", times.Select(when => when.ToString()))}.</returns>");
        DocumentException();
        if (stream.Ends)
        {
            writer.Line($"/// <exception cref=\"global::System.InvalidOperationException\">{stream.Steps} rows have come since Reset: the context is full. Nothing has been written then.</exception>");
        }

        string t = Free("t", taken);
        writer.Open($"public static bool Step({string.Join(", ", inputs.Concat(taken).Select(PortText.Parameter))})");
        foreach (Port port in inputs.Concat(taken))
        {
            PortText.Guard(writer, port, port.Prefix + "RowLength", port.Value.Type.Count);
        }

        GuardTokens("RowLength");
        if (stream.Ends)
        {
            writer.Open($"if (step == {Literals.Of(stream.Steps)})");
            writer.Line($"throw new global::System.InvalidOperationException(\"the context of {Literals.Of(stream.Steps)} rows is full; Reset begins a new one\");");
            writer.Close();
            writer.Line();
        }

        bool isTimed = times.Any(when => !when.IsAlways);
        writer.Line($"{(isTimed ? $"int {t} = " : "")}Forward({string.Join(", ", inputs.Select(port => port.Argument).Concat(inputs.Count > 0 ? ["0"] : Array.Empty<string>()))});");
        if (times is [var common] && !common.IsAlways && taken.Length > 0)
        {
            writer.Open($"if (!({When(common, t)}))");
            writer.Line("return false;");
            writer.Close();
            writer.Line();
        }

        for (int i = 0; i < taken.Length; i++)
        {
            bool opened = times.Length > 1 && OpenWhen(stream.Outputs[i].When, t);
            Take(taken[i], "0");
            if (opened)
            {
                writer.Close();
                writer.Line();
            }
        }

        writer.Line(times.Any(when => when.IsAlways) || (times.Length == 1 && taken.Length > 0)
            ? "return true;"
            : $"return {string.Join(" || ", times.Select(when => times.Length > 1 ? $"({When(when, t)})" : When(when, t)))};");
        writer.Close();
        writer.Line();
    }

    private void Infer()
    {
        writer.Summary($"Begins a new stream and takes all rows of a sequence: Reset, and a step for each of {stream.Steps} rows. The stream can go on behind it. Allocates nothing.");
        foreach (Port port in inputs)
        {
            PortText.Document(writer, port, $"{PortText.Describe(Whole(port))}; row-major, channels last.");
        }

        for (int i = 0; i < outputs.Count; i++)
        {
            PortText.Document(writer, outputs[i], $"Takes {PortText.Describe(stream.Outputs[i].Whole)}.");
        }

        DocumentException();
        writer.Open($"public static void Infer({string.Join(", ", inputs.Concat(outputs).Select(PortText.Parameter))})");
        foreach (Port port in inputs)
        {
            PortText.Guard(writer, port, port.Prefix + "Length", Whole(port).Count);
        }

        for (int i = 0; i < outputs.Count; i++)
        {
            PortText.Guard(writer, outputs[i], outputs[i].Prefix + "Length", stream.Outputs[i].Whole.Count);
        }

        GuardTokens("Length");
        OpenSteps(outputs, out string t);
        for (int i = 0; i < outputs.Count; i++)
        {
            StreamOutput output = stream.Outputs[i];
            bool opened = OpenWhen(output.When, t);
            string row = output.When.Start == 0 ? t : $"({t} - {Literals.Of(output.When.Start)})";
            row = output.When.Every == 1 ? row : $"{row} / {Literals.Of(output.When.Every)}";
            Take(outputs[i], output.IsRows && output.Whole.Count > outputs[i].Value.Type.Count ? $"{row} * {outputs[i].Prefix}RowLength" : "0");
            if (opened)
            {
                writer.Close();
            }
        }

        writer.Close();
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
        writer.Summary("As Infer, but returns the index of the largest output, the first of equals. Allocates nothing.");
        foreach (Port port in inputs)
        {
            PortText.Document(writer, port, $"{PortText.Describe(Whole(port))}; row-major, channels last.");
        }

        DocumentException();
        writer.Open($"public static int Classify({string.Join(", ", inputs.Select(PortText.Parameter))})");
        foreach (Port port in inputs)
        {
            PortText.Guard(writer, port, port.Prefix + "Length", Whole(port).Count);
        }

        GuardTokens("Length");
        (string a, string best, string i) = (Free("a", []), Free("best", []), Free("i", []));
        writer.Line($"{Literals.Of(buffer.Field.Type)} {a} = {buffer.Field.Name};");
        writer.Line($"int {best} = 0;");
        OpenSteps([], out string t);
        bool opened = OpenWhen(stream.Outputs[0].When, t);
        writer.Line($"{best} = 0;");
        PortText.FindLargest(writer, buffer, a, best, i);
        if (opened)
        {
            writer.Close();
        }

        writer.Close();
        writer.Line();
        writer.Line($"return {best};");
        writer.Close();
        writer.Line();
    }

    private void Reset()
    {
        writer.Summary("Begins a new stream: forgets all rows and states. Allocates nothing.");
        writer.Open("public static void Reset()");
        IReadOnlyList<Code.Statement> cleared = MoveRows.Cleared(plan.Graph, plan.Arena);
        printer.Print(cleared);
        if (cleared.Count > 0)
        {
            writer.Line();
        }

        writer.Line("step = 0;");
        writer.Close();
        writer.Line();
    }

    /// <summary>One step, from the row that the caller gives to outputs in the arena; returns which one it was.</summary>
    private void Forward()
    {
        (string t, string from) = (Free("t", []), Free("from", []));
        string[] parameters = [.. inputs.Select(PortText.Parameter), .. inputs.Count > 0 ? ["int " + from] : Array.Empty<string>()];
        writer.Open($"private static int Forward({string.Join(", ", parameters)})");
        writer.Open("if (step < 0)");
        writer.Line("Reset();");
        writer.Close();
        writer.Line();
        writer.Line($"int {t} = step;");
        foreach (Code.StaticField field in plan.Graph.Windows.Where(window => window.Count > 1).Select(window => plan.Arena.Buffers[window.Rows].Field).Distinct())
        {
            writer.Line($"{Literals.Of(field.Type)} {ArrayOf(field).Name} = {field.Name};");
        }

        Move(plan.Graph.Inputs);
        foreach (Port port in inputs)
        {
            Code.Buffer buffer = plan.Arena.Buffers[port.Value];
            writer.Line($"global::System.Array.Copy({port.Argument}, {From(port, from)}, {buffer.Field.Name}, {Literals.Of(buffer.Offset)}, {port.Prefix}RowLength);");
        }

        for (int i = 0; i < calls.Count;)
        {
            int next = i;
            while (next < calls.Count && calls[next].When == calls[i].When)
            {
                next++;
            }

            bool opened = OpenWhen(calls[i].When, t);
            Run([.. calls.Skip(i).Take(next - i)]);
            if (opened)
            {
                writer.Close();
                writer.Line();
            }

            i = next;
        }

        if (stream.Ends)
        {
            writer.Line($"step = {t} + 1;");
        }
        else if (isCounted)
        {
            writer.Line($"step = {t} == {Literals.Of(stream.Settled + stream.Period - 1)} ? {Literals.Of(stream.Settled)} : {t} + 1;");
        }

        writer.Line($"return {t};");
        writer.Close();
        writer.Line();
    }

    /// <summary>Looks at all tokens before anything is written.</summary>
    /// <param name="length">What the constant that says how many come at once ends with.</param>
    private void GuardTokens(string length)
    {
        foreach (Port port in all)
        {
            if (plan.Vocabulary.TryGetValue(port.Value, out int words))
            {
                (string array, string from) = plan.Model.InArena ? (plan.Arena.Buffers[port.Value].Field.Name, port.Prefix + "Offset + ") : (port.Argument, "");
                PortText.GuardTokens(writer, port, words, port.Prefix + length, array, from, Free("i", outputs));
            }
        }
    }

    private string From(Port port, string from) => inputs.Count == 1 ? from : $"{from} * {port.Prefix}RowLength";

    private void Run(IReadOnlyList<LayerCall> some)
    {
        int width = some.Max(call => call.Text.Length);
        foreach (LayerCall call in some)
        {
            Move(call.Nodes.SelectMany(node => node.Node.Outputs));
            writer.Line($"{call.Text.PadRight(width)}   // {call.Shapes}");
        }
    }

    /// <summary>Makes room for new rows of some values.</summary>
    private void Move(IEnumerable<Value> values)
    {
        HashSet<Value> made = [.. values];
        foreach (StreamWindow window in plan.Graph.Windows.Where(window => made.Contains(window.Newest)))
        {
            if (MoveRows.Of(window, plan.Arena, ArrayOf) is { } copy)
            {
                printer.Print([copy]);
            }
        }
    }

    /// <summary>A loop over the rows of the whole inputs, each given to a step.</summary>
    private void OpenSteps(IReadOnlyList<Port> taken, out string t)
    {
        t = Free("t", taken);
        writer.Line("Reset();");
        writer.Open($"for (int {t} = 0; {t} < {Literals.Of(stream.Steps)}; {t}++)");
        string from = inputs.Count == 1 ? $"{t} * {inputs[0].Prefix}RowLength" : t;
        writer.Line($"Forward({string.Join(", ", inputs.Select(port => port.Argument))}, {from});");
    }

    private bool OpenWhen(StepTimes when, string step)
    {
        if (when.IsAlways)
        {
            return false;
        }

        writer.Open($"if ({When(when, step)})");
        return true;
    }

    private void Take(Port port, string to)
    {
        Code.Buffer buffer = plan.Arena.Buffers[port.Value];
        writer.Line($"global::System.Array.Copy({buffer.Field.Name}, {Literals.Of(buffer.Offset)}, {port.Argument}, {to}, {port.Prefix}RowLength);");
    }

    private TensorType Whole(Port input) => stream.Inputs[plan.Graph.Inputs.ToList().IndexOf(input.Value)];

    private void DocumentException()
    {
        if ((inputs.Count > 0, plan.Vocabulary.Count > 0) switch
        {
            (true, true) => "An array is too short, or a token is not in the vocabulary; nothing has been written then.",
            (true, false) => "An array is too short.",
            (false, true) => "A token is not in the vocabulary; nothing has been written then.",
            _ => null,
        } is { } reason)
        {
            writer.Line($"/// <exception cref=\"global::System.ArgumentException\">{reason}</exception>");
        }
    }

    /// <summary>A name that neither a parameter nor a method that is called has: they are called what the user calls them.</summary>
    private string Free(string name, IReadOnlyList<Port> others) =>
        inputs.Concat(others).Any(port => port.Argument == name) || calls.Any(call => call.Method == name) ? Free(name + "_", others) : name;

    /// <summary>The variable of Forward that holds an arena.</summary>
    private Code.Local ArrayOf(Code.StaticField field) => new(Free(MoveRows.ArrayOf(field, plan.Arena).Name, []), field.Type);
}

/// <summary>A call of what runs at one time: a layer, a part of one, layers row by row.</summary>
/// <param name="Nodes">The nodes that it runs.</param>
internal sealed record LayerCall(string Method, string Shapes, StepTimes When, IReadOnlyList<PlannedNode> Nodes)
{
    public string Text => Method + "();";
}
