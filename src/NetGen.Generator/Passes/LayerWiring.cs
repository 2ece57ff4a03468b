using System.Globalization;
using NetGen.Generator.Blocks;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>Which layer reads which, an order in which they can run, and the layers that are outputs.</summary>
public sealed class LayerWiring
{
    private readonly List<Finding> findings;
    private readonly Dictionary<string, WiredLayer> layers = new(StringComparer.Ordinal);
    private readonly List<WiredLayer> ordered = [];
    private readonly HashSet<string> markers = new(StringComparer.Ordinal);
    private readonly List<(InputName Source, string Name)> outputs = [];

    private LayerWiring(List<Finding> findings) => this.findings = findings;

    /// <summary>The layers that some output needs, inputs among them, each behind those it reads.</summary>
    public IReadOnlyList<WiredLayer> Ordered => ordered;

    /// <summary>The layers whose outputs are the network's, and what these outputs are called.</summary>
    public IReadOnlyList<(InputName Source, string Name)> Outputs => outputs;

    /// <summary>Whether every name led somewhere and no layer depends on itself.</summary>
    public bool Sound { get; private set; } = true;

    public static LayerWiring Resolve(NetworkModel model, List<Finding> findings)
    {
        LayerWiring wiring = new(findings);
        wiring.Connect(model);
        wiring.Order(model);
        return wiring;
    }

    private void Connect(NetworkModel model)
    {
        foreach (LayerModel layer in model.Layers.Where(layer => layer.Kind == LayerKinds.Output))
        {
            markers.Add(layer.Name);
        }

        HashSet<string> names = new(model.Layers.Select(layer => layer.Name), StringComparer.Ordinal);
        names.ExceptWith(markers);
        string? above = null;
        foreach (LayerModel layer in model.Layers)
        {
            List<InputName> inputs = [];
            bool resolved = true;
            if (!LayerKinds.IsSource(layer.Kind))
            {
                bool known = layer.Block is not null || BlockKinds.Contains(layer.Kind) || LayerKinds.Contains(layer.Kind) || layer.Kind == LayerKinds.Output;
                resolved = known && ReadInputs(layer, above, names, inputs);
                Sound &= resolved;
            }

            if (layer.Kind == LayerKinds.Output)
            {
                outputs.AddRange(inputs.Select(input => (input, layer.Name)));
                continue;
            }

            if (!layers.ContainsKey(layer.Name))
            {
                layers.Add(layer.Name, new WiredLayer(layer, inputs, resolved));
            }

            if (layer.IsOutput)
            {
                outputs.Add((new InputName(layer.Name, -1, new Anchor(layer.Name)), layer.Name));
            }

            above = layer.Name;
        }

        if (outputs.Count == 0 && above is not null && !LayerKinds.IsSource(layers[above].Model.Kind))
        {
            outputs.Add((new InputName(above, -1, new Anchor(above)), above));
        }
    }

    private bool ReadInputs(LayerModel layer, string? above, HashSet<string> names, List<InputName> inputs)
    {
        if (LayerKinds.Joins(layer.Kind))
        {
            List<(string Name, Anchor At)> joined = [];
            if (layer.Find("Inputs") is ArgumentValue.Items items)
            {
                for (int i = 0; i < items.Values.Count; i++)
                {
                    Anchor at = new(layer.Name, layer.Kind, "Inputs") { Item = i };
                    joined.Add(((items.Values[i] as ArgumentValue.Text)?.Value ?? "", at));
                }
            }

            // A single name is joined with the layer above.
            if (joined.Count == 1)
            {
                string? first = From(layer) ?? above;
                if (first is not null)
                {
                    joined.Insert(0, (first, new Anchor(layer.Name, layer.Kind, "From")));
                }
            }

            if (LayerKinds.JoinedCount(layer.Kind) is { } count ? joined.Count != count : joined.Count < 2)
            {
                string wanted = LayerKinds.JoinedCount(layer.Kind) is null ? "at least two layers" : "two layers";
                findings.Add(new Finding(FindingIds.WrongInputCount, new Anchor(layer.Name, layer.Kind), [layer.Name, $"{layer.Kind} joins {wanted}, for example [{layer.Kind}(nameof(A), nameof(B))]; here are {joined.Count}"]));
                return false;
            }

            return joined.All(item => Add(layer, item.Name, item.At, names, inputs));
        }

        if (LayerKinds.NamedInputs(layer.Kind) is { Count: > 0 } arguments)
        {
            return ReadNamedInputs(layer, arguments, names, inputs);
        }

        if (From(layer) is { } from)
        {
            return Add(layer, from, new Anchor(layer.Name, layer.Kind, "From"), names, inputs) && ReadFurtherInputs(layer, names, inputs) && AddMemory(layer, names, inputs);
        }

        if (above is null)
        {
            findings.Add(new Finding(FindingIds.NoInput, new Anchor(layer.Name, layer.Kind), [layer.Name, "there is no layer above it; declare an [Input(...)] first"]));
            return false;
        }

        inputs.Add(new InputName(above, -1, new Anchor(layer.Name, layer.Kind)));
        return ReadFurtherInputs(layer, names, inputs) && AddMemory(layer, names, inputs);
    }

    /// <summary>The inputs behind the first that a layer may have.</summary>
    private bool ReadFurtherInputs(LayerModel layer, HashSet<string> names, List<InputName> inputs) =>
        LayerKinds.FurtherInputs(layer) is not { } argument || layer.Find(argument) is not ArgumentValue.Items items
            || items.Values.Select((item, i) => Add(layer, (item as ArgumentValue.Text)?.Value ?? "", new Anchor(layer.Name, layer.Kind, argument) { Item = i }, names, inputs)).All(static found => found);

    private bool ReadNamedInputs(LayerModel layer, IReadOnlyList<string> arguments, HashSet<string> names, List<InputName> inputs)
    {
        foreach (string argument in arguments)
        {
            Anchor at = new(layer.Name, layer.Kind, argument);
            (string Name, Anchor At)[] named = layer.Find(argument) switch
            {
                ArgumentValue.Text text => [(text.Value, at)],
                ArgumentValue.Items items => [.. items.Values.Select((item, i) => ((item as ArgumentValue.Text)?.Value ?? "", at with { Item = i }))],
                _ => [],
            };
            if (named.Length == 0)
            {
                findings.Add(new Finding(FindingIds.WrongInputCount, new Anchor(layer.Name, layer.Kind), [layer.Name, $"{layer.Kind} reads {string.Join(", ", arguments)}, for example [{layer.Kind}({string.Join(", ", arguments.Select(name => $"nameof({name})"))})]; {argument} names no layer"]));
                return false;
            }

            if (!named.All(item => Add(layer, item.Name, item.At, names, inputs)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The second input of blocks that may have one.</summary>
    private bool AddMemory(LayerModel layer, HashSet<string> names, List<InputName> inputs) =>
        !BlockKinds.MayHaveMemory(layer.Kind) || layer.Find(BlockKinds.MemoryArgument) is not ArgumentValue.Text memory
        || Add(layer, memory.Value, new Anchor(layer.Name, layer.Kind, BlockKinds.MemoryArgument), names, inputs);

    private bool Add(LayerModel layer, string name, Anchor at, HashSet<string> names, List<InputName> inputs)
    {
        int dot = name.LastIndexOf('.');
        int part = -1;
        string target = name;
        if (dot > 0 && !names.Contains(name) && int.TryParse(name.Substring(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out part))
        {
            target = name.Substring(0, dot);
        }
        else
        {
            part = -1;
        }

        if (names.Contains(target))
        {
            inputs.Add(new InputName(target, part, at));
            return true;
        }

        string hint = Spelling.Nearest(target, names) is { } nearest ? $"; did you mean {nearest}?" : $"; the layers are {string.Join(", ", names.OrderBy(n => n, StringComparer.Ordinal).Take(20))}";
        string marker = markers.Contains(target) ? " (an [Output] alone names a layer and is none)" : "";
        findings.Add(new Finding(FindingIds.UnknownInput, at, [layer.Name, $"there is no layer \"{name}\"{marker}{hint}"]));
        return false;
    }

    private static string? From(LayerModel layer) => (layer.Find("From") as ArgumentValue.Text)?.Value;

    private void Order(NetworkModel model)
    {
        Dictionary<string, bool> done = new(StringComparer.Ordinal);
        foreach (LayerModel input in model.Layers.Where(layer => LayerKinds.IsSource(layer.Kind) && !done.ContainsKey(layer.Name)))
        {
            done.Add(input.Name, true);
            ordered.Add(layers[input.Name]);
        }

        // Declaration order wherever the inputs allow it: a layer named before it is declared is pulled forward.
        HashSet<string> needed = Reachable();
        List<LayerModel> unused = [];
        foreach (LayerModel layer in model.Layers.Where(layer => layer.Kind != LayerKinds.Output))
        {
            if (needed.Contains(layer.Name))
            {
                Visit(layer.Name, done);
            }
            else
            {
                unused.Add(layer);
            }
        }

        // With a mistake among the names nobody can tell what is unused.
        if (Sound && outputs.Count > 0)
        {
            foreach (LayerModel layer in unused)
            {
                findings.Add(new Finding(FindingIds.UnusedLayer, new Anchor(layer.Name, layer.Kind), [layer.Name, "no output depends on it; it is left out of the code"]));
            }
        }
    }

    private HashSet<string> Reachable()
    {
        HashSet<string> reached = new(StringComparer.Ordinal);
        Stack<string> open = new(outputs.Select(output => output.Source.Layer));
        while (open.Count > 0)
        {
            string name = open.Pop();
            if (reached.Add(name))
            {
                foreach (InputName input in layers[name].Inputs)
                {
                    open.Push(input.Layer);
                }
            }
        }

        return reached;
    }

    /// <summary>Depth first without recursion, so that a network of any depth fits the stack; a layer met again while open closes a cycle.</summary>
    private void Visit(string start, Dictionary<string, bool> done)
    {
        if (done.ContainsKey(start))
        {
            return;
        }

        Stack<(string Name, int Next)> open = new();
        open.Push((start, 0));
        done.Add(start, false);
        while (open.Count > 0)
        {
            (string name, int next) = open.Pop();
            IReadOnlyList<InputName> inputs = layers[name].Inputs;
            if (next == inputs.Count)
            {
                done[name] = true;
                ordered.Add(layers[name]);
                continue;
            }

            open.Push((name, next + 1));
            InputName input = inputs[next];
            if (!done.TryGetValue(input.Layer, out bool finished))
            {
                done.Add(input.Layer, false);
                open.Push((input.Layer, 0));
            }
            else if (!finished)
            {
                ReportCycle(name, input, open);
            }
        }
    }

    private void ReportCycle(string name, InputName input, Stack<(string Name, int Next)> open)
    {
        Sound = false;
        List<string> path = [.. open.Select(item => item.Name).TakeWhile(item => item != input.Layer), input.Layer];
        path.Reverse();
        path.Add(input.Layer);
        findings.Add(new Finding(FindingIds.Cycle, input.At, [name, "it depends on itself: " + string.Join(" -> ", path)]));
    }
}
