using System.Globalization;
using System.Text.Json;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Models.Tests.Zoo;

/// <summary>A plain layer with its normalization and its activation, as a text that says all that a row of a reference table says.</summary>
/// <param name="Nodes">The layer's nodes, in order.</param>
internal sealed record DeclaredRow(IReadOnlyList<Node> Nodes)
{
    private static readonly Dictionary<string, ActivationKind> Functions = new(StringComparer.Ordinal)
    {
        ["none"] = ActivationKind.None,
        ["relu"] = ActivationKind.Relu,
        ["relu6"] = ActivationKind.Relu6,
        ["hswish"] = ActivationKind.HardSwish,
        ["swish"] = ActivationKind.Swish,
        ["sigmoid"] = ActivationKind.Sigmoid,
        ["hsigmoid"] = ActivationKind.HardSigmoid,
    };

    public Node First => Nodes[0];

    public IReadOnlyList<Value> Outputs => Nodes[^1].Outputs;

    public OperatorCost Cost => Nodes.Aggregate(default(OperatorCost), (sum, node) =>
        sum + node.Operator.Cost([.. node.Inputs.Select(value => value.Shape)], [.. node.Outputs.Select(value => value.Shape)]));

    public static IReadOnlyList<DeclaredRow> Of(NetworkGraph graph) =>
        [.. graph.Nodes.GroupBy(node => node.PlainLayer).Select(nodes => new DeclaredRow([.. nodes]))];

    /// <summary>What the declaration says.</summary>
    public string Describe()
    {
        TensorShape input = First.Input.Shape;
        string what = First.Operator switch
        {
            Conv2D conv => $"conv {Describe(conv.Window, input)} groups {conv.Groups} {Tail(conv.Bias)}",
            DepthwiseConv2D conv => $"conv {Describe(conv.Window, input)} groups {input.Channels} {Tail(conv.Bias)}",
            Dense dense => "fc " + Tail(dense.Bias),
            MaxPool pool => "maxpool " + Describe(pool.Window, input),
            AveragePool pool => "avgpool " + Describe(pool.Window, input),
            GlobalAveragePool => "gap",
            Add add => "add " + add.Activation,
            Multiply => "scale",
            Concat concat => "concat " + (concat.Axis < 0 ? concat.Axis + input.Rank : concat.Axis).ToString(CultureInfo.InvariantCulture),
            Split or Slice => "slice",
            ChannelShuffle shuffle => $"shuffle {shuffle.Groups}",
            Reshape => "reshape",
            Softmax => "softmax",
            LocalResponseNorm norm => $"lrn {norm.Size} {norm.Alpha} {norm.Beta}",
            Activate activate => activate.Function.ToString(),
            var other => other.Describe(),
        };
        OperatorCost cost = Cost;
        return $"{what} -> {WithoutOnes(Outputs[0].Shape.Sizes)}; {cost.Macs} {cost.Weights} {cost.Biases} {cost.Norm}" + (First.Operator is Conv2D or DepthwiseConv2D or Dense ? $" {cost.Units}" : "");
    }

    /// <summary>What the table says.</summary>
    public static string Describe(JsonElement row)
    {
        string op = row.GetProperty("op").GetString()!;
        string what = op switch
        {
            "conv" => $"conv {Window(row)} dilation {List(row, "dilation")} groups {row.GetProperty("groups").GetInt32()} {Tail(row)}",
            "fc" => "fc " + Tail(row),
            "maxpool" or "avgpool" => $"{op} {Window(row)} dilation 1,1",
            "add" => "add " + Functions[row.GetProperty("act").GetString()!],
            "concat" => "concat " + row.GetProperty("axis").GetInt32().ToString(CultureInfo.InvariantCulture),
            "append" => "concat 0",
            "shuffle" => $"shuffle {row.GetProperty("groups").GetInt32()}",
            "lrn" => $"lrn {row.GetProperty("size").GetInt32()} {row.GetProperty("alpha").GetSingle()} {row.GetProperty("beta").GetSingle()}",
            "sigmoid" => nameof(ActivationKind.Sigmoid),
            _ => op,
        };
        JsonElement cost = row.GetProperty("cost");
        long Number(string name) => cost.GetProperty(name).GetInt64();
        string text = $"{what} -> {WithoutOnes(row.GetProperty("out").EnumerateArray().Select(size => size.GetInt32()))}; {Number("macs")} {Number("weights")} {Number("biases")} {Number("bn")}";
        return text + (op is "conv" or "fc" ? $" {Number("units")}" : "");
    }

    private string Tail(bool bias)
    {
        ActivationKind activation = Nodes[^1].Operator switch
        {
            ActivatedOperator activated => activated.Activation,
            Activate activate => activate.Function,
            _ => ActivationKind.None,
        };
        return Tail(bias, Nodes.Any(node => node.Operator is BatchNorm), activation);
    }

    private static string Tail(JsonElement row) => Tail(row.GetProperty("bias").GetBoolean(), row.GetProperty("bn").GetBoolean(), Functions[row.GetProperty("act").GetString()!]);

    private static string Tail(bool bias, bool batchNorm, ActivationKind activation) => (bias ? "bias " : "") + (batchNorm ? "norm " : "") + activation;

    private static string Window(JsonElement row) => $"{List(row, "kernel")} stride {List(row, "stride")} pads {List(row, "pad")}";

    private static string Describe(Window window, TensorShape input)
    {
        WindowGeometry pads = window.Resolve(input.Height, input.Width).Geometry;
        return $"{window.KernelHeight},{window.KernelWidth} stride {window.StrideHeight},{window.StrideWidth} pads {pads.Top},{pads.Left},{pads.Bottom},{pads.Right} dilation {window.DilationHeight},{window.DilationWidth}";
    }

    private static string List(JsonElement row, string property) => string.Join(",", row.GetProperty(property).EnumerateArray().Select(item => item.GetInt32()));

    /// <summary>A dense layer's output is a vector here and 1x1xC in the tables.</summary>
    private static string WithoutOnes(IEnumerable<int> sizes) => string.Join("x", sizes.Where(size => size != 1));
}
