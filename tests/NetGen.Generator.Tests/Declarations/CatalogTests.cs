using NetGen.Generator.Blocks;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>The attributes that users see and the tables of the generator name the same things.</summary>
public sealed class CatalogTests
{
    [Theory]
    [InlineData(typeof(Activation), typeof(ActivationKind))]
    [InlineData(typeof(Padding), typeof(PaddingMode))]
    [InlineData(typeof(Streaming), typeof(RowStreaming))]
    [InlineData(typeof(Form), typeof(CodeForm))]
    [InlineData(typeof(Profile), typeof(CodeProfile))]
    [InlineData(typeof(Precision), typeof(NetworkPrecision))]
    [InlineData(typeof(MathSupport), typeof(BoardMath))]
    [InlineData(typeof(NetGen.FireBypass), typeof(NetGen.Generator.Blocks.FireBypass))]
    [InlineData(typeof(NetGen.WidthScaling), typeof(NetGen.Generator.Layers.WidthScaling))]
    [InlineData(typeof(NetGen.SqueezeOf), typeof(NetGen.Generator.Blocks.SqueezeOf))]
    [InlineData(typeof(NetGen.SsdConvention), typeof(NetGen.Generator.Layers.SsdConvention))]
    [InlineData(typeof(NetGen.PositionalKind), typeof(NetGen.Generator.Layers.PositionalKind))]
    [InlineData(typeof(NetGen.RotaryPairs), typeof(NetGen.Generator.Layers.RotaryPairs))]
    [InlineData(typeof(NetGen.AttentionScore), typeof(NetGen.Generator.Layers.AttentionScore))]
    [InlineData(typeof(NetGen.MelScale), typeof(NetGen.Generator.Layers.MelScale))]
    [InlineData(typeof(NetGen.ResizeMethod), typeof(NetGen.Generator.Layers.ResizeMethod))]
    public void EnumerationsHaveTheSameNames(Type runtime, Type generator)
    {
        Assert.Equal(Enum.GetNames(runtime), Enum.GetNames(generator));
        Assert.Equal(Values(runtime), Values(generator));
    }

    private static IEnumerable<int> Values(Type type) => Enum.GetNames(type).Select(name => Convert.ToInt32(Enum.Parse(type, name)));

    [Fact]
    public void EveryBoardIsInTheTable() => Assert.Equal(Enum.GetNames<Board>(), BoardTable.All.Select(board => board.Board));

    [Fact]
    public void EveryLayerAttributeIsKnown()
    {
        IEnumerable<string> attributes = typeof(LayerAttribute).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(LayerAttribute)))
            .Select(type => type.Name[..^"Attribute".Length]);
        IEnumerable<string> known = LayerKinds.Names.Concat(BlockKinds.Names).Append(LayerKinds.Input).Append(LayerKinds.Tokens).Append(LayerKinds.Output).Append(LayerKinds.Backbone).Append("UseBlock")
            .Append(LayerKinds.PreviousSymbol).Append(LayerKinds.PreviousSymbols).Append(LayerKinds.PreviousState).Append(LayerKinds.Memory);
        Assert.Equal(known.Order(StringComparer.Ordinal), attributes.Order(StringComparer.Ordinal));
    }

    /// <summary>Positional arguments are named after the property that the parameter sets.</summary>
    [Fact]
    public void EveryConstructorParameterIsAProperty()
    {
        IEnumerable<string> strangers =
            from type in typeof(NetworkAttribute).Assembly.GetTypes()
            where type.IsSubclassOf(typeof(Attribute)) && type.Namespace == "NetGen"
            from constructor in type.GetConstructors()
            from parameter in constructor.GetParameters()
            where type.GetProperty(char.ToUpperInvariant(parameter.Name![0]) + parameter.Name[1..])?.PropertyType != parameter.ParameterType
            select type.Name + "." + parameter.Name;
        Assert.Empty(strangers);
    }
}
