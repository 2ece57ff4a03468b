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

/// <summary>The generated float functions against float64 over the whole range of floats, and the errors that their comments state.</summary>
public sealed class FloatFunctionTests
{
    /// <summary>Prime, so that all patterns of low bits occur: two million of the four thousand million floats.</summary>
    private const int Step = 2003;

    [Fact]
    public void Exp() => Check(FloatExp.Call, Math.Exp, 1e-7);

    [Fact]
    public void Sigmoid() => Check(FloatSigmoid.Call, x => 1 / (1 + Math.Exp(-x)), 2e-7);

    [Fact]
    public void Tanh() => Check(FloatTanh.Call, Math.Tanh, 2e-7);

    /// <summary>Of positive floats, and relative to 1 where the logarithm is smaller.</summary>
    [Fact]
    public void Log()
    {
        Func<float, float> function = Compile(FloatLog.Call);
        for (long bits = 1; bits < 0x7F800000; bits += Step)
        {
            float x = BitConverter.Int32BitsToSingle((int)bits);
            double expected = Math.Log(x);
            double error = Math.Abs(function(x) - expected) / Math.Max(1, Math.Abs(expected));
            Assert.True(error <= 1.2e-7, $"ln({x}) = {function(x)} instead of {expected}, error {error}");
        }

        Assert.InRange(function(float.PositiveInfinity), 88.7f, 88.8f);
    }

    [Fact]
    public void Elu() => Check(FloatElu.Call, RealFunctions.Elu, 3e-7);

    [Fact]
    public void Gelu() => Check(FloatGelu.Call, RealFunctions.Gelu, 5e-7);

    /// <summary>Relative to the result where it is not small: far below zero the logistic function magnifies the rounding of its argument.</summary>
    [Fact]
    public void GeluTanh()
    {
        Func<float, float> function = Compile(FloatGeluTanh.Call);
        for (long bits = int.MinValue; bits <= int.MaxValue; bits += Step)
        {
            float x = BitConverter.Int32BitsToSingle((int)bits);
            if (float.IsFinite(x))
            {
                double expected = RealFunctions.GeluTanh(x);
                double error = Math.Abs(function(x) - expected);
                Assert.True(error <= Math.Max(2e-6 * Math.Abs(expected), 1e-9), $"f({x}) = {function(x)} instead of {expected}");
            }
        }
    }

    [Fact]
    public void InverseRoot()
    {
        Func<float, float> function = Compile(FloatInverseRoot.Call);
        for (int bits = BitConverter.SingleToInt32Bits(1e-30f); bits <= BitConverter.SingleToInt32Bits(1e30f); bits += Step)
        {
            float x = BitConverter.Int32BitsToSingle(bits);
            double expected = 1 / Math.Sqrt(x);
            Assert.True(Math.Abs(function(x) - expected) <= 3e-7 * expected, $"1 / sqrt({x}) = {function(x)} instead of {expected}");
        }
    }

    /// <summary>1 - erf(x) at points tabulated to 16 digits (Abramowitz and Stegun, tables 7.1 and 7.3).</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 0.4795001221869535)]
    [InlineData(1, 0.15729920705028513)]
    [InlineData(2, 0.004677734981047266)]
    [InlineData(3, 2.209049699858544e-05)]
    [InlineData(5, 1.5374597944280349e-12)]
    [InlineData(-1, 1.8427007929497149)]
    public void ErrorComplement(double x, double expected) =>
        Assert.InRange(Math.Abs(RealFunctions.ErrorComplement(x) - expected) / expected, 0, 1e-12);

    private static void Check(Func<KernelBuilder, Expression, Expression> call, Func<double, double> exact, double limit)
    {
        Func<float, float> function = Compile(call);
        double worst = 0;
        float where = 0;
        for (long bits = int.MinValue; bits <= int.MaxValue; bits += Step)
        {
            float x = BitConverter.Int32BitsToSingle((int)bits);
            if (!float.IsFinite(x))
            {
                continue;
            }

            float actual = function(x);
            Assert.True(float.IsFinite(actual), $"f({x}) = {actual}");
            double expected = exact(x);

            // Beyond the floats the largest one; below the normal ones there is no relative precision to ask for.
            expected = Math.Max(-float.MaxValue, Math.Min(float.MaxValue, expected));
            double error = Math.Abs(actual - expected) / Math.Max(Math.Abs(expected), 1.2e-38);
            bool tiny = Math.Abs(expected) < 1.2e-38 && Math.Abs(actual) < 1.2e-38;
            if (error > worst && !tiny)
            {
                worst = error;
                where = x;
            }
        }

        Assert.True(worst <= limit, $"relative error {worst:E2} at {where:R}");
    }

    /// <summary>The helpers that a call needs, as a class of their own.</summary>
    private static Func<float, float> Compile(Func<KernelBuilder, Expression, Expression> call)
    {
        Value value = new("X", new TensorType(ElementType.Float32, new TensorShape(1)));
        KernelBuilder builder = new(new KernelContext(new Node("X", new Activate(ActivationKind.Tanh), [value], [value]), "X", [], []));
        CodeBuilder code = new();
        Local x = code.Parameter("x", CodeType.Float32);
        code.Return(call(builder, x));
        SourceWriter writer = new();
        writer.Open("public static class Functions");
        CodePrinter printer = new(writer);
        foreach (Method method in builder.Build().Helpers.Append(new Method("Entry", "The function.", [x], CodeType.Float32, code.Statements)))
        {
            printer.Print(method);
        }

        writer.Close();
        byte[] image = GeneratedAssembly.Assemble([new GeneratedFile("Functions.cs", "#pragma warning disable CS1591\n" + writer)]);
        Type type = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(new MemoryStream(image)).GetType("Functions")!;
        return type.GetMethod("Entry", BindingFlags.NonPublic | BindingFlags.Static)!.CreateDelegate<Func<float, float>>();
    }
}
