using NetGen.Generator.Blocks;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// Declaration to graph: resolves inputs, orders the layers, expands blocks, checks shapes. What cannot be built is reported once, at its
/// cause; layers that depend on it are left out silently.
/// </summary>
public sealed partial class BuildGraph
{
    /// <summary>Several times what the largest networks have.</summary>
    private const int MostNodes = 1 << 14;

    private readonly NetworkModel model;
    private readonly LayerWiring wiring;
    private readonly List<Finding> findings = [];
    private readonly List<Value> inputs = [];
    private readonly List<Node> nodes = [];
    private readonly Dictionary<string, Value[]> outputs = new(StringComparer.Ordinal);
    private readonly ElementType element;
    private readonly bool functionsApart;

    private BuildGraph(NetworkModel model, bool functionsApart)
    {
        this.model = model;
        this.functionsApart = functionsApart;
        element = model.Precision == NetworkPrecision.Int8 ? ElementType.Int8 : ElementType.Float32;
        wiring = LayerWiring.Resolve(model, findings);
    }

    /// <summary>The graph, null if any layer could not be built, and what to tell the user.</summary>
    /// <param name="functionsApart">Whether activations that are no clamps are nodes in float networks too, as in integer networks.</param>
    public static (NetworkGraph? Graph, IReadOnlyList<Finding> Findings) Run(NetworkModel model, bool functionsApart = false)
    {
        BuildGraph build = new(ApplyDefaults.Run(ScaleNetwork.Run(model)), functionsApart);
        NetworkGraph? graph = build.Run();
        return (graph, build.findings);
    }

    private NetworkGraph? Run()
    {
        bool complete = wiring.Sound;
        foreach (WiredLayer layer in wiring.Ordered)
        {
            complete &= Build(layer);
        }

        if (!model.Layers.Any(layer => LayerKinds.IsSource(layer.Kind)))
        {
            findings.Add(new Finding(FindingIds.NoInput, Anchor.Network, [model.Name, "the network has no input; declare one with [Input(height, width, channels)]"]));
            return null;
        }

        (List<Value> results, List<string> names) = Results();

        if (nodes.Count == 0 && complete)
        {
            findings.Add(new Finding(FindingIds.NoLayers, Anchor.Network, [model.Name, "the network has inputs but no layers"]));
            return null;
        }

        return complete && results.Count > 0 ? Cut(new NetworkGraph(inputs, nodes, results) { OutputNames = names, Front = model.Front }) : null;
    }

    /// <summary>The values that other networks take: of a layer that runs, has one output, and gives no indices.</summary>
    private NetworkGraph Cut(NetworkGraph graph)
    {
        FrontCut[] cuts = [.. model.Cuts.Where(cut => outputs.TryGetValue(cut.UpTo, out Value[]? values)
            && values.Length == 1 && values[0].Type.Element == element && !graph.Inputs.Contains(values[0]))];
        return graph with
        {
            Cuts = [.. cuts.Select(cut => outputs[cut.UpTo][0])],
            CutNames = [.. cuts.Select(cut => cut.UpTo)],
            Room = cuts.Length == 0 ? 0 : cuts.Max(cut => cut.Room),
        };
    }

    /// <summary>The outputs, each once; a layer with several parts gives them all unless one is named.</summary>
    private (List<Value> Values, List<string> Names) Results()
    {
        List<Value> results = [];
        List<string> names = [];
        foreach ((InputName source, string name) in wiring.Outputs)
        {
            if (!outputs.TryGetValue(source.Layer, out Value[]? values))
            {
                continue;
            }

            for (int i = 0; i < values.Length; i++)
            {
                if ((source.Part < 0 || source.Part == i) && !results.Contains(values[i]))
                {
                    results.Add(values[i]);
                    names.Add(source.Part < 0 && values.Length > 1 ? $"{name}.{i}" : name);
                }
            }
        }

        return (results, names);
    }

    private bool Build(WiredLayer layer)
    {
        if (!layer.IsResolved)
        {
            return false;
        }

        LayerModel declared = layer.Model;
        List<Value>? values = Sources(layer, outputs, (id, at, message) => findings.Add(new Finding(id, at, [declared.Name, message])));
        if (values is null)
        {
            return false;
        }

        ArgumentReader arguments = new(declared, (id, argument, message) =>
            findings.Add(new Finding(id, new Anchor(declared.Name, declared.Kind, argument), [declared.Name, message])));
        if (LayerKinds.IsInput(declared.Kind))
        {
            return declared.Kind == LayerKinds.Tokens ? BuildTokens(arguments) : BuildInput(arguments);
        }

        if (declared.Kind == LayerKinds.Backbone)
        {
            return BuildFront(declared.Name);
        }

        if (LayerKinds.IsOfStep(declared.Kind))
        {
            arguments.Report(FindingIds.UnusableBlock, null, $"[{declared.Kind}] is what a decoder's step reads: it belongs in a class that derives from DecoderAttribute; a network reads [Input(...)] or [Tokens(...)]");
            return false;
        }

        Value[]? results = Build(arguments, values, declared.Name, declared.Name, declared);
        if (results is not null)
        {
            outputs[declared.Name] = results;
        }

        return results is not null;
    }

    private Value[]? Build(ArgumentReader arguments, List<Value> values, string path, string outputName, LayerModel declared) => arguments.Layer switch
    {
        var layer when BlockKinds.Expands(layer) => BuildBlock(arguments, values, path, outputName, declared),
        { Block: { IsDecoder: true } decoder } => BuildDecoder(arguments, decoder, values, path, outputName, declared),
        { Block: { } own } => BuildOwnBlock(arguments, own, values, path, outputName, declared),
        _ => BuildPlain(arguments, values, path, outputName, declared),
    };

    /// <summary>The operator of a plain layer, its normalization and its activation, where these are nodes of their own.</summary>
    private Value[]? BuildPlain(ArgumentReader arguments, List<Value> values, string path, string outputName, LayerModel declared)
    {
        Operator op = LayerKinds.Read(arguments.Layer.Kind, arguments);
        if (arguments.Failed)
        {
            return null;
        }

        if (op is Embedding lookup && values[0].Lifetime == ValueLifetime.Persistent)
        {
            op = lookup with { IsOne = true };
        }

        if (op.ValuesRead is { } read)
        {
            op = op.WithShapes([.. values.Skip(read).Select(value => value.Shape)]);
            values = [.. values.Take(read)];
        }

        List<(string Suffix, string Between, Operator Operator)> chain = Chain(arguments, op);
        for (int i = 0; i < chain.Count; i++)
        {
            (string suffix, string between, Operator step) = chain[i];
            bool isLast = i == chain.Count - 1;
            Value[]? results = AddNode(arguments, step, values, path, suffix, isLast ? outputName : path + between, declared);
            if (results is null || isLast)
            {
                return results;
            }

            values = [results[0]];
        }

        return null;
    }

    /// <summary>The nodes that one plain layer becomes, with what their names end in and what the values between them are called.</summary>
    private List<(string Suffix, string Between, Operator Operator)> Chain(ArgumentReader arguments, Operator op)
    {
        List<(string, string, Operator)> chain = [];
        if (op is not ActivatedOperator activated)
        {
            return [("", "", op)];
        }

        ActivationKind function = activated.Activation;
        bool apart = function == ActivationKind.PRelu || ((functionsApart || element != ElementType.Float32) && !function.IsClamp());
        ActivatedOperator rest = apart ? activated with { Activation = ActivationKind.None } : activated;
        if (arguments.Flag("BatchNorm"))
        {
            chain.Add(("", ".conv", rest with { Activation = ActivationKind.None }));
            chain.Add((".norm", ".linear", new BatchNorm(arguments.Float("Epsilon", 1e-3f, 0)) { Activation = rest.Activation, Alpha = rest.Alpha }));
        }
        else
        {
            chain.Add(("", ".linear", rest));
        }

        if (apart)
        {
            chain.Add((".activation", "", new Activate(function, activated.Alpha)));
        }

        return chain;
    }

    private Value[]? AddNode(ArgumentReader arguments, Operator op, List<Value> sources, string path, string suffix, string outputName, LayerModel declared)
    {
        TensorShape[] shapes = [.. sources.Select(source => source.Shape)];
        ShapeInference inference = op.InferShape(shapes);
        if (inference.Problem is { } problem)
        {
            arguments.Report(problem.Id, problem.Argument, problem.Message);
            return null;
        }

        for (int i = 0; i < sources.Count && element != ElementType.Float32; i++)
        {
            if ((op.WantedElement(i) ?? (i > 0 && op is RecurrentOperator ? element : null)) is { } wanted && sources[i].Type.Element != wanted)
            {
                arguments.Report(FindingIds.ShapeMismatch, LayerKinds.FurtherInputs(arguments.Layer), $"{sources[i].Name} has {sources[i].Type.Element.Name()} values; in an integer network this state is {wanted.Name()}{(wanted == ElementType.Int16 ? ", which only the cell of another Lstm is" : "")}");
                return null;
            }
        }

        IReadOnlyList<ParameterSpec> specs = op.Parameters(shapes);
        foreach (ParameterSpec spec in specs.Where(spec => spec.Owner is not null))
        {
            if (FindOwner(spec) is { } mistake)
            {
                arguments.Report(FindingIds.UnknownInput, "WeightOf", mistake);
                return null;
            }
        }

        if (nodes.Count == MostNodes)
        {
            arguments.Report(FindingIds.TooLarge, null, $"the network has more than {MostNodes} layers; a Repeat or a block in a block is larger than it was meant to be");
            return null;
        }

        if (inference.Outputs.Concat(specs.Select(spec => spec.Shape)).Any(shape => IsTooLarge(shape, arguments)))
        {
            return null;
        }

        IReadOnlyList<InternalValue> internals = element == ElementType.Float32 ? [] : op.Internals(shapes);
        Value[] results = new Value[inference.Outputs.Length];
        for (int i = 0; i < results.Length; i++)
        {
            string name = results.Length == 1 ? outputName : $"{outputName}.{i}";
            ElementType type = internals.FirstOrDefault(inside => inside.Name == op.OutputLike(i))?.Element
                ?? (op.GivesPrecision ? element : op.OutputElement(i, sources[0].Type.Element));
            results[i] = new Value(name, new TensorType(type, inference.Outputs[i]));
        }

        nodes.Add(new Node(path + suffix, op, sources, results)
        {
            Layer = declared.Name,
            PlainLayer = path,
            Internals = [.. internals.Select(inside => new Value($"{path}.{inside.Name}", new TensorType(inside.Element, inside.Shape)))],
            Parameters = [.. specs.Select(spec => new Parameter(spec.Role, $"{spec.Owner ?? path}.{spec.Role}", new TensorType(ParameterElement(spec), spec.Shape)))],
        });
        return results;
    }

    /// <summary>Why a tensor of another layer cannot be this one's; null if it can.</summary>
    private string? FindOwner(ParameterSpec spec)
    {
        Parameter? owned = nodes.FirstOrDefault(node => node.PlainLayer == spec.Owner)?.Parameter(spec.Role);
        if (owned is null)
        {
            string[] names = [.. nodes.Where(node => node.Parameter(spec.Role) is not null).Select(node => node.PlainLayer).Distinct()];
            string hint = names.Length == 0 ? "no layer before it has weights" : Spelling.Nearest(spec.Owner!, names) is { } nearest ? $"did you mean {nearest}?" : $"those before it are {string.Join(", ", names.Take(20))}";
            return $"there is no layer \"{spec.Owner}\" with weights before it; {hint}";
        }

        return owned.Type.Count == spec.Shape.Count && owned.Type.Shape[0] == spec.Shape[0]
            ? null
            : $"the weight of {spec.Owner} is {owned.Type.Shape}, and this layer wants {spec.Shape}";
    }

    private ElementType ParameterElement(ParameterSpec spec) =>
        element == ElementType.Float32 || spec.IsReal ? ElementType.Float32 : spec.IsBias ? ElementType.Int32 : element;

    private static bool IsTooLarge(TensorShape shape, ArgumentReader arguments)
    {
        if (shape.Count <= int.MaxValue)
        {
            return false;
        }

        arguments.Report(FindingIds.TooLarge, null, $"a tensor of {shape} has more than {int.MaxValue} values");
        return true;
    }
}
