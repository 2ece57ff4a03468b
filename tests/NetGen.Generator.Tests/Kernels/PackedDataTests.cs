using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>Arrays large enough to be written eight bytes to a literal hold the same numbers as those that are spelled out: of every type, with a length that is no multiple of eight bytes, too.</summary>
public sealed class PackedDataTests
{
    [Theory]
    [InlineData(NetworkPrecision.Int8, "sbyte", "7, 7, 120", "[Conv2D(35, 3)]")]
    [InlineData(NetworkPrecision.Int8, "sbyte", "301", "[Dense(211)]")]
    [InlineData(NetworkPrecision.Int8, "short", "5, 5, 997", "[DepthwiseConv2D(3)]")]
    [InlineData(NetworkPrecision.Int8, "int", "1, 1, 5", "[PointwiseConv2D(1301)]")]
    [InlineData(NetworkPrecision.Float32, "float", "7, 7, 40", "[Conv2D(35, 3)]")]
    [InlineData(NetworkPrecision.Float32, "float", "103", "[Dense(97)]")]
    [InlineData(NetworkPrecision.Float32, "float", "5, 5, 501", "[DepthwiseConv2D(3)]")]
    public void LargeArraysHoldTheSameNumbers(NetworkPrecision precision, string element, string input, string layer)
    {
        RunnableNetwork packed = Compile(precision, input, layer, CodeForm.Vector);
        RunnableNetwork loops = Compile(precision, input, layer, CodeForm.Loop);
        string weights = packed.Files.Single(file => file.Name.EndsWith(".Weights.g.cs", StringComparison.Ordinal)).Text;
        Assert.Contains($"ReadOnlySpan<{element}> ", weights, StringComparison.Ordinal);
        Assert.Contains($".Values<{element}>(new ulong[", weights, StringComparison.Ordinal);
        Random random = new(3);
        for (int i = 0; i < 3; i++)
        {
            int length = (int)packed.Compiled.Plan!.Graph.Inputs[0].Type.Count;
            Array values = precision == NetworkPrecision.Int8
                ? Enumerable.Range(0, length).Select(_ => (sbyte)random.Next(-128, 128)).ToArray()
                : Enumerable.Range(0, length).Select(_ => (float)((random.NextDouble() * 4) - 2)).ToArray();
            Array expected = loops.Infer(values)[0];
            Array actual = packed.Infer(values)[0];
            if (expected is float[] floats)
            {
                Assert.True(Tensors.RelativeError((float[])actual, floats) < 1e-5);
            }
            else
            {
                Assert.Equal(expected, actual);
                Assert.True(((sbyte[])actual).Distinct().Count() > 20, "the outputs are nearly all alike: nothing was compared");
            }
        }
    }

    /// <summary>Small arrays stay legible, and older C# and other runtimes have no spans over data at all.</summary>
    [Fact]
    public void OthersAreSpelledOut()
    {
        Assert.DoesNotContain("ulong", Text(Compile(NetworkPrecision.Int8, "7, 7, 20", "[Conv2D(35, 3)]", CodeForm.Vector)), StringComparison.Ordinal);
        Assert.DoesNotContain("ulong", Text(Compile(NetworkPrecision.Int8, "7, 7, 120", "[Conv2D(35, 3)]", CodeForm.Loop)), StringComparison.Ordinal);

        static string Text(RunnableNetwork network) => string.Concat(network.Files.Select(file => file.Text));
    }

    /// <summary>Bytes of the assembly are those of the numbers, whatever their literals look like.</summary>
    [Fact]
    public void TheAssemblyHoldsTheBytesOnce()
    {
        RunnableNetwork network = Compile(NetworkPrecision.Float32, "7, 7, 400", "[Conv2D(64, 3)]", CodeForm.Vector);
        long bytes = network.Compiled.Plan!.InitialiserBytes;
        Assert.InRange(network.Image.Length, bytes, bytes + 40_000);
    }

    private static RunnableNetwork Compile(NetworkPrecision precision, string input, string layer, CodeForm form) =>
        RunnableNetwork.Compile(DeclaredNetwork.FromMembers([$"[Input({input})] static partial void In();", $"{layer} static partial void Out();"], precision), new RandomParameters(4), form);
}
