using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <content>
/// A decoder becomes a loop whose body is the layers of its step: it carries the states and the symbol that was written last, and stacks symbols and marked layers over
/// the steps. What depends on the memory alone stays in front of the loop.
/// </content>
public sealed partial class BuildGraph
{
    /// <summary>What the marker is called that makes what a symbol or a state becomes a result of the step.</summary>
    private const string Next = ".next";

    private Value[]? BuildDecoder(ArgumentReader decoder, BlockUse own, List<Value> values, string path, string outputName, LayerModel declared)
    {
        int steps = decoder.Int("Steps", 0, min: 0);
        if (!decoder.Failed && steps == 0)
        {
            decoder.Report(FindingIds.UnusableBlock, null, $"it does not say how many symbols are written; write [{own.Name}(Steps = 10)]");
        }

        if (element != ElementType.Float32)
        {
            decoder.Report(FindingIds.ConflictingArguments, null, "a decoder has no integer arithmetic; use Precision.Float32");
        }

        LayerModel[] carried = [.. own.Parts.Where(part => part.Kind is LayerKinds.PreviousSymbol or LayerKinds.PreviousSymbols or LayerKinds.PreviousState)];
        LayerModel[] told = [.. carried.Where(part => part.Kind != LayerKinds.PreviousState)];
        bool isWhole = told.Any(part => part.Kind == LayerKinds.PreviousSymbols);
        if (told.Length != 1)
        {
            decoder.Report(FindingIds.UnusableBlock, null, $"the step of {own.Name} has {told.Length} layers [PreviousSymbol] or [PreviousSymbols]; it writes one symbol, and says by one [PreviousSymbol(nameof(Logits))] which layer scores it");
        }
        else if (isWhole && carried.Length > 1)
        {
            decoder.Report(FindingIds.UnusableBlock, null, $"{own.Name} has [PreviousSymbols], all of them, and [PreviousState], of one step; layers with a state of their own read [PreviousSymbol]");
        }

        if (decoder.Failed)
        {
            return null;
        }

        StepReport report = new(this, decoder, own, path);
        LayerWiring inside = WireStep(own, carried, report);
        if (decoder.Failed || StatesBefore(carried, values, steps, path, decoder, report) is not { } before)
        {
            return null;
        }

        // The layers of the step read the memory itself, so that it can be seen which of them need nothing else.
        int first = nodes.Count;
        Dictionary<string, Value[]> local = new(StringComparer.Ordinal);
        foreach (WiredLayer layer in inside.Ordered)
        {
            LayerModel part = layer.Model;
            if (LayerKinds.IsOfStep(part.Kind))
            {
                local[part.Name] = [part.Kind == LayerKinds.Memory ? values[0] : before[part.Name].Value];
                continue;
            }

            ArgumentReader arguments = new(part, (id, argument, message) => report.At(id, new Anchor(part.Name, part.Kind, argument), message));
            if (Sources(layer, local, report.At) is not { } sources
                || Build(arguments, sources, path + "." + part.Name, path + "." + part.Name, declared) is not { } results)
            {
                return null;
            }

            local[part.Name] = results;
        }

        if (Results(inside, local, carried, before, path, declared, report) is not { } found || decoder.Failed)
        {
            return null;
        }

        (List<Value> stacked, List<StateSlot> states) = found;
        Node[] made = [.. nodes.Skip(first)];
        nodes.RemoveRange(first, made.Length);
        HashSet<Value> changing = [.. states.Select(state => state.Before)];
        List<Node> body = [];
        foreach (Node node in made)
        {
            bool changes = node.Inputs.Any(changing.Contains);
            (changes ? body : nodes).Add(node);
            changing.UnionWith(changes ? node.Outputs : []);
        }

        if (body.FirstOrDefault(node => node.Operator is Loop || (node.Operator is RecurrentOperator && node.Input.Shape.Rank > 1)) is { } nested)
        {
            decoder.Report(FindingIds.UnusableBlock, null, $"{nested.Name} would be a loop within the steps of {own.Name}; a step of a recurrent layer reads a vector, and its states from [PreviousState]");
            return null;
        }

        if (before.Values.All(state => state.Begins is null) && body.All(node => node.Inputs.All(changing.Contains)))
        {
            decoder.Report(FindingIds.UnusableBlock, null, $"{own.Name} reads no [Memory], and no state begins with a layer's output: the symbols would be the same whatever goes in");
            return null;
        }

        if (states.FirstOrDefault(state => !changing.Contains(state.After)) is { } fixedState)
        {
            decoder.Report(FindingIds.UnusableBlock, null, $"{fixedState.After.Name}, which {fixedState.Before.Name} becomes, depends on no state and no symbol: all steps are the same");
            return null;
        }

        if (stacked.FirstOrDefault(value => !changing.Contains(value)) is { } still)
        {
            decoder.Report(FindingIds.UnusableBlock, null, $"{still.Name} is the same in all steps, and [Output] gives a row for each; make it an output of the network, outside of {own.Name}");
            return null;
        }

        Value[] written = AddLoop(new DecoderParts(steps, body, stacked, states, before, isWhole), path, outputName, declared);
        if (isWhole && StepDecoders.FindProblem((Loop)nodes.Last(node => node.Name == path).Operator) is { } problem)
        {
            decoder.Report(FindingIds.UnusableBlock, null, problem);
            return null;
        }

        return written;
    }

    /// <summary>Which layer of the step reads which: the marked ones are its outputs, and what states and symbol become.</summary>
    private static LayerWiring WireStep(BlockUse own, LayerModel[] carried, StepReport report)
    {
        LayerModel[] markers = [.. carried.Select(part => new LayerModel(part.Name + Next, LayerKinds.Output, [new Argument("From", part.Find("Next") ?? new ArgumentValue.Nothing())]))];
        List<Finding> mistakes = [];
        LayerWiring inside = LayerWiring.Resolve(new NetworkModel(own.Name, own.Parts.Concat(markers).ToEquatableArray()), mistakes);
        foreach (Finding mistake in mistakes)
        {
            Anchor at = mistake.At;
            report.At(mistake.Id, carried.FirstOrDefault(part => part.Name + Next == at.Layer) is { } part ? new Anchor(part.Name, part.Kind, "Next") : at, mistake.Arguments[1]);
        }

        return inside;
    }

    /// <summary>The symbol and the states in front of a step, and what each begins with: a value, or a number where the value is null.</summary>
    private Dictionary<string, StepState>? StatesBefore(LayerModel[] carried, List<Value> values, int steps, string path, ArgumentReader decoder, StepReport report)
    {
        Dictionary<string, StepState> before = new(StringComparer.Ordinal);
        int given = 1;
        int wanted = carried.Count(part => part.Kind == LayerKinds.PreviousState && part.Find("Zeros") is not ArgumentValue.Integer { Value: not 0 });
        if (values.Count - 1 != wanted)
        {
            string names = string.Join(", ", carried.Where(part => part.Kind == LayerKinds.PreviousState).Select(part => part.Name));
            decoder.Report(FindingIds.WrongInputCount, "State", $"{wanted} of the step's states ({(names.Length == 0 ? "there are none" : names)}) begin with a layer's output, and State names {values.Count - 1}; a state that begins with zeros says [PreviousState(nameof(Next), Zeros = 48)]");
            return null;
        }

        foreach (LayerModel part in carried)
        {
            ArgumentReader arguments = new(part, (id, argument, message) => report.At(id, new Anchor(part.Name, part.Kind, argument), message));
            string name = path + "." + part.Name;
            if (part.Kind != LayerKinds.PreviousState)
            {
                int start = arguments.Int("Start", 0, min: 0);
                (int count, ValueLifetime lifetime) = part.Kind == LayerKinds.PreviousSymbols ? (steps, ValueLifetime.Call) : (1, ValueLifetime.Persistent);
                before[part.Name] = new StepState(new Value(name, new TensorType(ElementType.Int32, new TensorShape(count)), lifetime), null, start);
            }
            else
            {
                int zeros = arguments.Int("Zeros", 0, min: 0);
                Value? begins = zeros > 0 ? null : values[given++];
                TensorShape shape = new(begins is null ? Math.Max(zeros, 1) : (int)begins.Shape.Count);
                before[part.Name] = new StepState(new Value(name, new TensorType(element, shape), ValueLifetime.Persistent), begins, 0);
            }
        }

        return decoder.Failed ? null : before;
    }

    /// <summary>What the step gives: the symbol and the marked layers, and what each state becomes.</summary>
    private (List<Value> Stacked, List<StateSlot> States)? Results(
        LayerWiring inside, Dictionary<string, Value[]> local, LayerModel[] carried, Dictionary<string, StepState> before, string path, LayerModel declared, StepReport report)
    {
        Dictionary<string, Value> next = new(StringComparer.Ordinal);
        List<Value> marked = [];
        foreach ((InputName source, string name) in inside.Outputs)
        {
            Value[] made = local[source.Layer];
            LayerModel? part = carried.FirstOrDefault(part => part.Name + Next == name);
            Anchor at = part is null ? source.At : new Anchor(part.Name, part.Kind, "Next");
            if (source.Part < 0 ? made.Length != 1 : source.Part >= made.Length)
            {
                report.At(FindingIds.UnknownInput, at, $"{source.Layer} has {made.Length} output{(made.Length == 1 ? "" : "s")}; write \"{source.Layer}{(made.Length == 1 ? "" : ".0")}\"");
                continue;
            }

            Value value = made[Math.Max(source.Part, 0)];
            if (part is not null)
            {
                next[part.Name] = value;
            }
            else if (before.Values.Any(state => state.Value == value))
            {
                report.At(FindingIds.UnusableBlock, at, $"{source.Layer} is what the step before gave; mark the layer that makes it");
            }
            else if (carried.Any(carried => carried.Kind == LayerKinds.PreviousSymbols) && value.Shape[0] != before.Values.First().Value.Shape[0])
            {
                report.At(FindingIds.ShapeMismatch, at, $"{value.Name} is {value.Type}; an output of a decoder has a row for each of its {before.Values.First().Value.Shape[0]} steps");
            }
            else if (!marked.Contains(value))
            {
                marked.Add(value);
            }
        }

        List<StateSlot> states = [];
        List<Value> stacked = marked;
        foreach (LayerModel part in carried.Where(part => next.ContainsKey(part.Name)))
        {
            Value value = next[part.Name];
            Value last = before[part.Name].Value;
            Anchor at = new(part.Name, part.Kind, "Next");
            if (part.Kind != LayerKinds.PreviousState)
            {
                bool isRows = part.Kind == LayerKinds.PreviousSymbols;
                if (value.Type.Element == ElementType.Float32 && (isRows ? value.Shape.Rank == 2 && value.Shape[0] == last.Shape[0] : value.Shape.Rank == 1))
                {
                    CheckWords(last, value, before[part.Name].Begin, part, report);
                    Value symbol = new(path + ".symbol", last.Type);
                    nodes.Add(new Node(symbol.Name, new ArgMax(-1), [value], [symbol]) { Layer = declared.Name, PlainLayer = symbol.Name });
                    stacked = [symbol, .. marked];
                    states.Add(new StateSlot(last, symbol));
                    continue;
                }

                report.At(FindingIds.ShapeMismatch, at, $"{value.Name} is {value.Type}; it must give a score for each symbol, {(isRows ? $"a row of floats for each of the {last.Shape[0]} steps" : "a vector of floats")}");
            }
            else if (value.Type != last.Type)
            {
                report.At(FindingIds.ShapeMismatch, at, $"the state begins with {last.Shape.Count} values, and {value.Name} is {value.Type}; there must be as many, as a vector");
            }

            states.Add(new StateSlot(last, value));
        }

        // States that a layer's output begins come first: the loop reads them in this order.
        return (stacked, [.. states.OrderBy(state => before.Values.First(known => known.Value == state.Before).Begins is null)]);
    }

    /// <summary>Whether every symbol that can be told to a step is in the vocabulary that looks it up.</summary>
    private void CheckWords(Value symbol, Value scores, int start, LayerModel part, StepReport report)
    {
        int wanted = Math.Max(start + 1, scores.Shape.Channels);
        if (Vocabularies.Of(new NetworkGraph([symbol], nodes, [])).TryGetValue(symbol, out int words) && words < wanted)
        {
            report.At(FindingIds.ShapeMismatch, new Anchor(part.Name, part.Kind, wanted == start + 1 ? "Start" : "Next"),
                $"the step is told symbols from 0 to {wanted - 1} ({scores.Name} scores {scores.Shape.Channels}, and the first is {start}); the embedding that looks them up has {words}, and must have {wanted}");
        }
    }

    private Value[] AddLoop(DecoderParts parts, string path, string outputName, LayerModel declared)
    {
        HashSet<Value> inside = [.. parts.Body.SelectMany(node => node.Outputs), .. parts.States.Select(state => state.Before)];
        Dictionary<Value, Value> outside = [];
        foreach (Value value in parts.Body.SelectMany(node => node.Inputs).Where(value => !inside.Contains(value) && !outside.ContainsKey(value)).ToArray())
        {
            outside[value] = new Value($"{path}.from.{value.Name}", value.Type, ValueLifetime.Outside);
        }

        Node[] body = [.. parts.Body.Select(node => node with { Inputs = [.. node.Inputs.Select(value => outside.TryGetValue(value, out Value? own) ? own : value)] })];
        List<Value> begins = [];
        List<(int State, int Value)> numbers = [];
        for (int i = 0; i < parts.States.Count; i++)
        {
            StepState known = parts.Before.Values.First(known => known.Value == parts.States[i].Before);
            if (known.Begins is { } value)
            {
                begins.Add(value);
            }
            else if (known.Begin != 0)
            {
                numbers.Add((i, known.Begin));
            }
        }

        Loop loop = new(new NetworkGraph([.. outside.Values], body, parts.Stacked) { States = parts.States }, parts.Steps)
        {
            Stacked = parts.Stacked.Select(_ => true).ToArray(),
            Begins = numbers.ToArray(),
            IsWhole = parts.IsWhole,
        };
        Value[] results = [.. parts.Stacked.Select((value, i) => new Value(
            parts.Stacked.Count == 1 ? outputName : $"{outputName}.{i}",
            value.Type with { Shape = i == 0 ? new TensorShape(parts.Steps) : new TensorShape(parts.Steps, (int)(value.Shape.Count / (parts.IsWhole ? parts.Steps : 1))) }))];
        Value symbols = new(path + ".symbols", results[0].Type with { Shape = new TensorShape(parts.Steps, 1) });
        nodes.Add(new Node(path, loop, [.. begins, .. outside.Keys], [symbols, .. results.Skip(1)]) { Layer = declared.Name, PlainLayer = path });
        nodes.Add(new Node(symbols.Name, new Reshape([parts.Steps]), [symbols], [results[0]]) { Layer = declared.Name, PlainLayer = path });
        return results;
    }

    /// <summary>A symbol or a state in front of a step: what it begins with, a layer's output or a number.</summary>
    private sealed record StepState(Value Value, Value? Begins, int Begin);

    /// <param name="IsWhole">Whether the body is declared over the symbols of all steps.</param>
    private sealed record DecoderParts(int Steps, IReadOnlyList<Node> Body, IReadOnlyList<Value> Stacked, IReadOnlyList<StateSlot> States, Dictionary<string, StepState> Before, bool IsWhole);

    /// <summary>A mistake inside of a step has two places: the layer in the step, and the layer that uses the step so.</summary>
    private sealed class StepReport(BuildGraph build, ArgumentReader decoder, BlockUse own, string path)
    {
        public void At(string id, Anchor at, string message)
        {
            build.findings.Add(new Finding(id, at with { Block = own.Type }, [$"{own.Name}.{at.Layer}", $"{message} (in {path})"]));
            if (id != FindingIds.UnusedLayer)
            {
                decoder.Report(id, null, $"{own.Name}.{at.Layer}: {message}");
            }
        }
    }
}
