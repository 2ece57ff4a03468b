using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>Every attribute that is a plain layer, and the file that reads it. A new operator gets a line here.</summary>
public static class LayerKinds
{
    /// <summary>The attributes that declare inputs and name outputs; they are no operators.</summary>
    public const string Input = "Input";
    public const string Output = "Output";

    /// <summary>An input of indices.</summary>
    public const string Tokens = "Tokens";

    /// <summary>The attribute that stands for another network's layers; within this network it is where values come from, as an input is.</summary>
    public const string Backbone = "Backbone";

    /// <summary>What a decoder's step reads: the symbol that the step before wrote, those of all steps, a state as it left it, and what the decoder reads.</summary>
    public const string PreviousSymbol = "PreviousSymbol";
    public const string PreviousSymbols = "PreviousSymbols";
    public const string PreviousState = "PreviousState";
    public const string Memory = "Memory";

    private static readonly Dictionary<string, Func<ArgumentReader, Operator>> Readers = new(StringComparer.Ordinal)
    {
        ["Activate"] = Activate.Read,
        ["Add"] = Add.Read,
        ["AdditiveScores"] = AdditiveScores.Read,
        ["ArgMax"] = ArgMax.Read,
        ["AveragePool"] = AveragePool.Read,
        ["BatchNorm"] = BatchNorm.Read,
        ["ChannelShuffle"] = ChannelShuffle.Read,
        ["Concat"] = Concat.Read,
        ["Conv1D"] = Conv1D.Read,
        ["Conv2D"] = Conv2D.Read,
        ["Dense"] = Dense.Read,
        ["DepthwiseConv2D"] = DepthwiseConv2D.Read,
        ["Elu"] = _ => new Activate(ActivationKind.Elu),
        ["Embedding"] = Embedding.Read,
        ["Flatten"] = Flatten.Read,
        ["Gelu"] = _ => new Activate(ActivationKind.Gelu),
        ["GlobalAveragePool"] = GlobalAveragePool.Read,
        ["Gru"] = Gru.Read,
        ["HardSigmoid"] = _ => new Activate(ActivationKind.HardSigmoid),
        ["HardSwish"] = _ => new Activate(ActivationKind.HardSwish),
        ["LayerNorm"] = LayerNorm.Read,
        ["LeakyRelu"] = arguments => new Activate(ActivationKind.LeakyRelu, arguments.Alpha()),
        ["LocalResponseNorm"] = LocalResponseNorm.Read,
        ["Lstm"] = Lstm.Read,
        ["LogMel"] = LogMel.Read,
        ["MatMul"] = MatMul.Read,
        ["MaxPool"] = MaxPool.Read,
        ["MinimalGru"] = MinimalGru.Read,
        ["Multiply"] = Multiply.Read,
        ["Pad"] = Pad.Read,
        ["PointwiseConv2D"] = PointwiseConv2D.Read,
        ["PositionalEncoding"] = PositionalEncoding.Read,
        ["PRelu"] = _ => new Activate(ActivationKind.PRelu),
        ["Relu"] = _ => new Activate(ActivationKind.Relu),
        ["Relu6"] = _ => new Activate(ActivationKind.Relu6),
        ["Reshape"] = Reshape.Read,
        ["Resize"] = Resize.Read,
        ["RmsNorm"] = RmsNorm.Read,
        ["RotaryEncoding"] = RotaryEncoding.Read,
        ["Rnn"] = Rnn.Read,
        ["Sigmoid"] = _ => new Activate(ActivationKind.Sigmoid),
        ["Slice"] = Slice.Read,
        ["Softmax"] = Softmax.Read,
        ["Split"] = Split.Read,
        ["SsdDetector"] = SsdDetector.Read,
        ["Swish"] = _ => new Activate(ActivationKind.Swish),
        ["Tanh"] = _ => new Activate(ActivationKind.Tanh),
        ["TransposedConv2D"] = TransposedConv2D.Read,
        ["Transpose"] = Transpose.Read,
    };

    /// <summary>The names of all operator attributes, in ordinal order.</summary>
    public static IEnumerable<string> Names => Readers.Keys.OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>Attributes of layers that read no other layer.</summary>
    public static bool IsSource(string kind) => kind is Input or Tokens or Backbone || IsOfStep(kind);

    /// <summary>Attributes that name what a decoder's step reads.</summary>
    public static bool IsOfStep(string kind) => kind is PreviousSymbol or PreviousSymbols or PreviousState or Memory;

    /// <summary>Attributes that declare inputs.</summary>
    public static bool IsInput(string kind) => kind is Input or Tokens;

    /// <summary>Attributes of layers whose input is indices: tokens, or what ArgMax gives.</summary>
    public static bool ReadsIndices(string kind) => kind == nameof(Embedding);

    /// <summary>Attributes that join several layers: their inputs are the names in <c>Inputs</c>.</summary>
    public static bool Joins(string kind) => kind is "Add" or "Multiply" or "Concat" or "MatMul" or "AdditiveScores";

    /// <summary>How many layers an attribute joins; null: two or more.</summary>
    public static int? JoinedCount(string kind) => kind is "Multiply" or "MatMul" or "AdditiveScores" ? 2 : null;

    /// <summary>The arguments that name an attribute's inputs, where it has several of different meaning: single names, then a list.</summary>
    public static IReadOnlyList<string> NamedInputs(string kind) => kind == "SsdDetector" ? ["Locations", "Scores", "Maps"] : [];

    /// <summary>The argument that names inputs behind the first, where an attribute may have some.</summary>
    public static string? FurtherInputs(LayerModel layer) => layer.Block is { IsDecoder: true } ? "State" : FurtherInputs(layer.Kind);

    /// <summary>The same for an attribute of NetGen's.</summary>
    public static string? FurtherInputs(string kind) => kind is "Rnn" or "Lstm" or "Gru" or "MinimalGru" ? "State" : null;

    /// <summary>Attributes of layers that only move values: they take indices (what ArgMax gives) and the floats of an int8 network's detector as well.</summary>
    public static bool OnlyMoves(string kind) => kind is "Reshape" or "Flatten" or "Slice" or "Split" or "Transpose" or "ChannelShuffle";

    /// <summary>What an attribute takes from an input of the network where that is another element type than the network's.</summary>
    public static ElementType? InputElement(string kind) => kind == "LogMel" ? ElementType.Int16 : null;

    /// <summary>Attributes that derive from NetGen.ConvolutionAttribute.</summary>
    public static bool IsConvolution(string kind) => kind is "Conv1D" or "Conv2D" or "DepthwiseConv2D" or "PointwiseConv2D" or "TransposedConv2D";

    public static bool Contains(string kind) => Readers.ContainsKey(kind);

    public static Operator Read(string kind, ArgumentReader arguments) => Readers[kind](arguments);
}
