using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using NetGen.Calibration.Running;
using NetGen.Generator.Code;
using NetGen.Generator.Emit;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>The 16-bit functions of recurrent layers at every argument there is: the errors that docs/recurrent.md states.</summary>
public sealed class WideFunctionTests
{
    private const double Gate = 1.0 / 4096;
    private const double Unit = 1.0 / 32768;

    [Fact]
    public void SigmoidIsOffByAtMost4Units() => Assert.InRange(Worst((builder, x) => WideFunctions.Sigmoid(builder, x), x => 1 / (1 + Math.Exp(-x)), Gate), 0, 4 * Unit);

    [Fact]
    public void TanhIsOffByAtMost8Units() => Assert.InRange(Worst((builder, x) => WideFunctions.Tanh(builder, x), Math.Tanh, Gate), 0, 8 * Unit);

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(-3)]
    public void TanhOfACellOfAnyScale(int shift) =>
        Assert.InRange(Worst((builder, x) => WideFunctions.Tanh(builder, x, shift), Math.Tanh, Gate * Math.Pow(2, shift)), 0, 8 * Unit);

    private static double Worst(Func<KernelBuilder, Expression, Expression> call, Func<double, double> exact, double scale)
    {
        Func<int, int> function = Compile(call);
        double worst = 0;
        for (int x = short.MinValue; x <= short.MaxValue; x++)
        {
            int actual = function(x);
            Assert.InRange(actual, short.MinValue, short.MaxValue);
            worst = Math.Max(worst, Math.Abs((actual * Unit) - exact(x * scale)));
        }

        return worst;
    }

    /// <summary>The helpers that a call needs, with their table, as a class of their own.</summary>
    private static Func<int, int> Compile(Func<KernelBuilder, Expression, Expression> call)
    {
        Value value = new("X", new TensorType(ElementType.Int16, new TensorShape(1)));
        KernelBuilder builder = new(new KernelContext(new Node("X", new RnnCell(ActivationKind.Tanh), [value], [value]), "X", [], []));
        CodeBuilder code = new();
        Local x = code.Parameter("x", CodeType.Int32);
        code.Return(call(builder, x));
        KernelCode written = builder.Build();
        SourceWriter writer = new();
        writer.Open("public static class Functions");
        foreach (ConstantArray array in written.Arrays)
        {
            string values = string.Join(", ", ((ArrayLiteral)array.Value).Integers.Select(item => item.ToString(CultureInfo.InvariantCulture)));
            writer.Line($"private static readonly short[] {array.Field.Name} = {{ {values} }};");
        }

        CodePrinter printer = new(writer);
        foreach (Method method in written.Helpers.Append(new Method("Entry", "The function.", [x], CodeType.Int32, code.Statements)))
        {
            printer.Print(method);
        }

        writer.Close();
        byte[] image = GeneratedAssembly.Assemble([new GeneratedFile("Functions.cs", "#pragma warning disable CS1591\n" + writer)]);
        Type type = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(new MemoryStream(image)).GetType("Functions")!;
        return type.GetMethod("Entry", BindingFlags.NonPublic | BindingFlags.Static)!.CreateDelegate<Func<int, int>>();
    }
}
