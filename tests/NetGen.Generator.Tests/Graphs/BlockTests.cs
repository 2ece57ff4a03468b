using System.Globalization;
using System.Reflection;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Passes;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Graphs;

/// <summary>What blocks and stages expand into. Their numbers are in the vectors of training/operators/blocks.py.</summary>
public sealed class BlockTests
{
    public static TheoryData<Type> Blocks() =>
        [.. typeof(BlockAttribute).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(BlockAttribute))).OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>An argument that says what the attribute's property says already changes nothing.</summary>
    [Theory]
    [MemberData(nameof(Blocks))]
    public void DefaultsAreWhatTheAttributeSays(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors().Single();
        object[] positional = [.. constructor.GetParameters().Select(parameter => (object)(parameter.Name switch { "kernel" => 3, "groups" => 1, _ => 4 }))];
        object attribute = constructor.Invoke(positional);
        string[] named = [.. type.GetProperties()
            .Where(property => property.CanWrite && property.Name is not ("From" or "ExpandedChannels" or "Memory"))
            .Select(property => property.Name + " = " + Literal(property.GetValue(attribute)!))];
        const string Row = "[Reshape(64, 4)] static partial void Row();";
        bool isOfOneQuery = type == typeof(DotAttentionAttribute) || type == typeof(AdditiveAttentionAttribute);
        string[] before = isOfOneQuery ? [Row, "[Slice(new[] { 0, 0 }, new[] { 1, 4 })] static partial void First();", "[Reshape(4)] static partial void Query();"] : IsOfSequences(type) ? [Row] : [];
        string written = type.Name[..^"Attribute".Length] + "(" + string.Join(", ", positional.Select(Literal).Concat(isOfOneQuery ? ["Memory = nameof(Row)"] : []));
        Assert.Equal(Nodes([.. before, $"[{written})] static partial void Y();"]), Nodes([.. before, $"[{string.Join(written.EndsWith('(') ? "" : ", ", written, string.Join(", ", named))})] static partial void Y();"]));
    }

    private static bool IsOfSequences(Type block) => block.Name.StartsWith("Transformer", StringComparison.Ordinal) || block == typeof(MultiHeadAttentionAttribute);

    [Fact]
    public void ATransformersSublayersAndTheirOrder()
    {
        string[] Kinds(string arguments) =>
            [.. Graph("[Reshape(64, 4)] static partial void Row();", $"[TransformerDecoder(2, 8, Memory = nameof(Row){arguments})] static partial void Y();")
                .Nodes.Skip(1).Where(node => node.Name.Count(letter => letter == '.') == 1).Select(node => $"{node.Name} of {string.Join(", ", node.Inputs.Select(input => input.Name))}")];
        Assert.Equal(
            ["Y.add1 of Row, Y.self", "Y.norm1 of Y.add1", "Y.add2 of Y.norm1, Y.cross", "Y.norm2 of Y.add2", "Y.add3 of Y.norm2, Y.feedforward", "Y.norm3 of Y.add3"],
            Kinds(""));
        Assert.Equal(
            ["Y.norm1 of Row", "Y.add1 of Row, Y.self", "Y.norm2 of Y.add1", "Y.add2 of Y.add1, Y.cross", "Y.norm3 of Y.add2", "Y.add3 of Y.add2, Y.feedforward"],
            Kinds(", PreNorm = true"));
    }

    /// <summary>Every unit of a stage attends to the same memory, whatever it is called.</summary>
    [Fact]
    public void AStageOfDecodersReadsOneMemory()
    {
        NetworkGraph graph = Graph("[Reshape(64, 4)] static partial void Row();", "[Relu] static partial void X();", "[TransformerDecoder(2, 8, Memory = nameof(Row), Repeat = 2)] static partial void Y();");
        Assert.Equal(["Row", "Row"], graph.Nodes.Where(node => node.Name.EndsWith("cross.key", StringComparison.Ordinal)).Select(node => node.Input.Name));
        Assert.Equal(["X", "Y.1"], graph.Nodes.Where(node => node.Name.EndsWith("self.key", StringComparison.Ordinal)).Select(node => node.Input.Name));
    }

    [Fact]
    public void UnitsOfAStageAreNumberedAndTheFirstHasTheStride()
    {
        string[] nodes = Nodes("[ResidualBasic(6, Stride = 2, Repeat = 2)] static partial void Stage3();");
        Assert.Equal(
            [
                "Stage3.1.conv1: Conv2D 3x3 /2 -> 4x4x6", "Stage3.1.conv1.norm: BatchNorm, Relu -> 4x4x6",
                "Stage3.1.conv2: Conv2D 3x3 -> 4x4x6", "Stage3.1.conv2.norm: BatchNorm -> 4x4x6",
                "Stage3.1.shortcut: PointwiseConv2D -> 4x4x6", "Stage3.1.shortcut.norm: BatchNorm -> 4x4x6",
                "Stage3.1.add: Add, Relu -> 4x4x6",
                "Stage3.2.conv1: Conv2D 3x3 -> 4x4x6", "Stage3.2.conv1.norm: BatchNorm, Relu -> 4x4x6",
                "Stage3.2.conv2: Conv2D 3x3 -> 4x4x6", "Stage3.2.conv2.norm: BatchNorm -> 4x4x6",
                "Stage3.2.add: Add, Relu -> 4x4x6",
            ],
            nodes);
    }

    /// <summary>Behind a stage its name reads the last unit, and the output bears it.</summary>
    [Fact]
    public void AStageIsReadByItsName()
    {
        NetworkGraph graph = Graph("[InvertedResidual(4, Repeat = 2)] static partial void Stage();", "[Add(nameof(Stage), nameof(Image))] static partial void Sum();");
        Assert.Equal(["Stage.2.add"], graph.Nodes.Where(node => node.Outputs.Any(value => value.Name == "Stage")).Select(node => node.Name));
        Assert.Contains(graph.Nodes, node => node.Outputs.Any(value => value.Name == "Stage.1"));
    }

    [Fact]
    public void AlternatingUnitsAreTurned()
    {
        string[] kernels = [.. Nodes("[SqueezeNextBlock(8, Repeat = 3, Alternating = true, RowFirst = true)] static partial void Stage();")
            .Where(node => node.Contains("vertical:", StringComparison.Ordinal) || node.Contains("horizontal:", StringComparison.Ordinal))
            .Select(node => node[..node.IndexOf(':', StringComparison.Ordinal)])];
        Assert.Equal(["Stage.1.horizontal", "Stage.1.vertical", "Stage.2.vertical", "Stage.2.horizontal", "Stage.3.horizontal", "Stage.3.vertical"], kernels);
    }

    private static string[] Nodes(params string[] members) =>
        [.. Graph(members).Nodes.Select(node => $"{node.Name}: {node.Operator.Describe()} -> {string.Join(", ", node.Outputs.Select(value => value.Shape))}")];

    private static NetworkGraph Graph(params string[] members)
    {
        NetworkModel model = DeclaredNetwork.FromMembers(["[Input(8, 8, 4)] static partial void Image();", .. members], NetworkPrecision.Float32);
        (NetworkGraph? graph, IReadOnlyList<Finding> findings) = BuildGraph.Run(model);
        Assert.Empty(findings);
        return graph!;
    }

    private static string Literal(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
        Enum member => member.GetType().Name + "." + member,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
