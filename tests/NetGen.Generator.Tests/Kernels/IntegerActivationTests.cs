using NetGen.Generator.Kernels;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>Every activation function of 8-bit values on all 256 of them: both forms equal the table, the table is near the real function.</summary>
public sealed class IntegerActivationTests
{
    private static readonly sbyte[] All = [.. Enumerable.Range(sbyte.MinValue, 256).Select(q => (sbyte)q)];

    public static TheoryData<string, float, int, float, int> Cases()
    {
        TheoryData<string, float, int, float, int> cases = [];
        Random random = new(7);
        foreach (string kind in new[] { "None", "Relu", "Relu6", "LeakyRelu", "Sigmoid", "HardSigmoid", "Tanh", "HardSwish", "Swish", "Gelu", "GeluTanh" })
        {
            for (int i = 0; i < 6; i++)
            {
                float scale = (float)Math.Exp((random.NextDouble() * 4) - 5);
                float ratio = (float)Math.Exp((random.NextDouble() * 2) - 1);
                (float outputScale, int outputZero) = kind switch
                {
                    "Sigmoid" => (1f / 256, -128),
                    "Tanh" => (1f / 128, 0),
                    _ => i % 3 == 0 ? (scale, 11) : (scale * ratio, random.Next(-128, 128)),
                };
                cases.Add(kind, scale, i % 3 == 0 ? 11 : random.Next(-128, 128), outputScale, outputZero);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void BothFormsEqualTheTable(string kind, float scale, int zero, float outputScale, int outputZero)
    {
        Quantization input = new(scale, zero);
        Quantization output = new(outputScale, outputZero);
        ActivationKind function = Enum.Parse<ActivationKind>(kind);
        IntegerMap map = IntegerActivation.Map(new Activate(function, 0.1f), input, output);
        double tolerance = function == ActivationKind.HardSwish ? 3 : 1;
        for (int q = sbyte.MinValue; q <= sbyte.MaxValue; q++)
        {
            double real = Real(function, (double)scale * (q - zero));
            double exact = Math.Clamp((real / outputScale) + outputZero, -128, 127);
            Assert.InRange(map.Results[q + 128], exact - tolerance, exact + tolerance);
        }

        foreach (CodeForm form in new[] { CodeForm.Loop, CodeForm.Constants })
        {
            RunnableNetwork network = SmallNetwork.Int8(
                form,
                [("X", input), ("Y", output)],
                "[Input(256)] static partial void X();",
                $"[Activate(Activation.{kind}, Alpha = 0.1f)] static partial void Y();");
            Assert.Equal(map.Results, ((sbyte[])network.Infer(All)[0]).Select(value => (int)value));
        }
    }

    private static double Real(ActivationKind function, double x) => function switch
    {
        ActivationKind.Relu => Math.Max(0, x),
        ActivationKind.Relu6 => Math.Clamp(x, 0, 6),
        ActivationKind.LeakyRelu => x < 0 ? 0.1f * x : x,
        ActivationKind.Sigmoid => 1 / (1 + Math.Exp(-x)),
        ActivationKind.HardSigmoid => Math.Clamp((x + 3) / 6, 0, 1),
        ActivationKind.Tanh => Math.Tanh(x),
        ActivationKind.HardSwish => x * Math.Clamp(x + 3, 0, 6) / 6,
        ActivationKind.Swish => x / (1 + Math.Exp(-x)),
        ActivationKind.Gelu => RealFunctions.Gelu(x),
        ActivationKind.GeluTanh => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))),
        ActivationKind.Elu => x >= 0 ? x : Math.Exp(x) - 1,
        _ => x,
    };
}
