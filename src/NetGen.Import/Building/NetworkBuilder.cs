using NetGen.Generator.Model;
using NetGen.Import.Operators;
using NetGen.Import.Tflite;

namespace NetGen.Import.Building;

/// <summary>Turns the operators of a model, one after the other, into layers.</summary>
internal sealed class NetworkBuilder
{
    private readonly Dictionary<int, Source> values = [];

    private NetworkBuilder(TfliteFile file, NetworkPrecision precision)
    {
        File = file;
        Precision = precision;
    }

    public TfliteFile File { get; }

    public NetworkPrecision Precision { get; }

    /// <summary>All layers, in an order in which they can run.</summary>
    public List<LayerDraft> Layers { get; } = [];

    /// <summary>The layers that give the network's outputs, in the file's order.</summary>
    public List<LayerDraft> Outputs { get; } = [];

    private TfliteType ValueType => Precision == NetworkPrecision.Int8 ? TfliteType.Int8 : TfliteType.Float32;

    public static NetworkBuilder Build(TfliteFile file)
    {
        if (file.Inputs.Length == 0 || file.Outputs.Length == 0)
        {
            throw file.Source.Fail($"the graph has {file.Inputs.Length} inputs and {file.Outputs.Length} outputs; a network has at least one of each");
        }

        NetworkBuilder builder = new(file, PrecisionOf(file.Tensors[file.Inputs[0]], file));
        foreach (int input in file.Inputs)
        {
            builder.AddInput(file.Tensors[input]);
        }

        HashSet<int> needed = NeededOperators(file);
        foreach (TfliteOperator op in file.Operators)
        {
            if (needed.Contains(op.Index))
            {
                OperatorTable.Import(new OperatorContext(builder, op));
            }
        }

        foreach (int output in file.Outputs)
        {
            builder.AddOutput(file.Tensors[output]);
        }

        return builder;
    }

    public ImportException Fail(string problem) => File.Source.Fail(problem);

    /// <summary>The layer output that holds a tensor.</summary>
    public Source Find(TfliteTensor tensor, string reader)
    {
        if (values.TryGetValue(tensor.Index, out Source source))
        {
            return source;
        }

        throw Fail(tensor.IsConstant
            ? $"{reader} reads {tensor.Describe()}, a constant, where NetGen needs a computed value"
            : $"{reader} reads {tensor.Describe()}, which no operator before it computes");
    }

    public void Define(TfliteTensor tensor, Source source, string writer)
    {
        if (tensor.IsConstant || tensor.IsVariable || values.ContainsKey(tensor.Index))
        {
            throw Fail($"{writer} writes {tensor.Describe()}, which {(tensor.IsConstant ? "is a constant" : tensor.IsVariable ? "is a variable" : "has a value already")}");
        }

        values.Add(tensor.Index, source);
    }

    /// <summary>Checks that a tensor can be a value of this network and reads its quantization (null in a float network).</summary>
    public Quantization? CheckValue(TfliteTensor tensor, string owner)
    {
        if (Shapes.Problem(tensor) is { } problem)
        {
            throw Fail($"{owner}: {problem}");
        }

        if (tensor.Type != ValueType)
        {
            throw Fail($"{owner}: {tensor.Describe()} is {tensor.Type}, the network is {ValueType}; NetGen imports networks that are float32 throughout or int8 throughout");
        }

        if (Precision == NetworkPrecision.Float32)
        {
            return null;
        }

        (Quantization? quantization, string? misfit) = Quantizations.OfValue(tensor);
        return misfit is null ? quantization : throw Fail($"{owner}: {misfit}");
    }

    /// <summary>Takes a layer into the network; the compiler's shape rules must accept it.</summary>
    public LayerDraft Append(LayerDraft draft)
    {
        if (LayerVerifier.Check(draft) is { } problem)
        {
            throw Fail($"{draft.Origin}: {problem}");
        }

        Layers.Add(draft);
        return draft;
    }

    /// <summary>A layer that gives the same values under another shape.</summary>
    public Source Reshape(Source source, TensorShape shape, string origin)
    {
        LayerDraft draft = shape.Rank == 1
            ? new LayerDraft("Flatten") { Origin = origin }
            : new LayerDraft("Reshape", Arg.Ints("Shape", shape.Sizes)) { Origin = origin };
        draft.Inputs.Add(source);
        return new Source(Append(draft));
    }

    private static NetworkPrecision PrecisionOf(TfliteTensor input, TfliteFile file) => input.Type switch
    {
        TfliteType.Float32 => NetworkPrecision.Float32,
        TfliteType.Int8 => NetworkPrecision.Int8,
        _ => throw file.Source.Fail($"the input {input.Describe()} is {input.Type}; NetGen imports float32 and int8 models (convert with inference_input_type=tf.int8 or tf.float32)"),
    };

    /// <summary>The operators that an output depends on; converters leave others behind now and then.</summary>
    private static HashSet<int> NeededOperators(TfliteFile file)
    {
        HashSet<int> tensors = [.. file.Outputs];
        HashSet<int> operators = [];
        for (int i = file.Operators.Length - 1; i >= 0; i--)
        {
            if (file.Operators[i].Outputs.Any(tensors.Contains))
            {
                operators.Add(i);
                tensors.UnionWith(file.Operators[i].Inputs);
            }
        }

        return operators;
    }

    private void AddInput(TfliteTensor tensor)
    {
        const string Owner = "an input of the graph";
        Quantization? quantization = CheckValue(tensor, Owner);
        if (tensor.Shape.Length >= 2 && tensor.Shape[0] != 1)
        {
            throw Fail($"the input {tensor.Describe()} is {Shapes.Text(tensor)}, a batch of {tensor.Shape[0]}; NetGen imports models for one item, batch 1");
        }

        LayerDraft draft = new("Input", Arg.Ints("Shape", Shapes.Of(tensor).Sizes)) { Shapes = [Shapes.Of(tensor)] };
        if (quantization is not null)
        {
            draft.Values.Add(new DraftValue("", quantization));
        }

        Define(tensor, new Source(draft), Owner);
        Layers.Add(draft);
    }

    private void AddOutput(TfliteTensor tensor)
    {
        const string Owner = "an output of the graph";
        Source source = Find(tensor, Owner);
        if (source.Layer.Kind == "Input" || source.Layer.Shapes.Length > 1 || source.Layer.IsOutput)
        {
            source = Reshape(source, source.Shape, Owner);
        }

        source.Layer.IsOutput = true;
        Outputs.Add(source.Layer);
    }
}
