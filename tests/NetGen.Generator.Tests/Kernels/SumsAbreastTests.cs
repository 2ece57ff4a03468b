using System.Text.RegularExpressions;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>Float sums side by side: the bits of loops, stretches that registers hold, and none of it where the code is interpreted.</summary>
public sealed class SumsAbreastTests
{
    private const int Stretch = 13;

    public static TheoryData<string, string, double> Layers
    {
        get
        {
            TheoryData<string, string, double> layers = [];
            foreach (int inputs in new[] { 1, 13, 14, 64, 80, 81, 200 })
            {
                foreach (int outputs in new[] { 1, 4, 9 })
                {
                    layers.Add($"Input({inputs})", $"Dense({outputs}, Activation = Activation.Relu)", 0);
                    layers.Add($"Input({inputs})", $"Dense({outputs}, Activation = Activation.Relu)", 0.8);
                }
            }

            layers.Add("Input(5, 3, 24)", "PointwiseConv2D(7, Bias = false)", 0);
            layers.Add("Input(5, 3, 24)", "PointwiseConv2D(7, Activation = Activation.Sigmoid)", 0.5);
            layers.Add("Input(6, 7, 3)", "Conv2D(6, 3, Stride = 2)", 0);
            layers.Add("Input(6, 7, 8)", "Conv2D(6, 3, Groups = 2, Activation = Activation.Relu)", 0.3);
            layers.Add("Input(4, 4, 12)", "Conv2D(5, 3, Activation = Activation.Elu)", 0);
            layers.Add("Input(3, 4, 10)", "TransposedConv2D(5, 3, Stride = 2)", 0);

            // Some of its outputs see no input.
            layers.Add("Input(3, 4, 2)", "TransposedConv2D(5, 2, Stride = 3)", 0);
            return layers;
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void SumsHaveTheBitsOfLoops(string input, string layer, double zeros)
    {
        RunnableNetwork loops = Compile(input, layer, zeros, CodeProfile.DotNet, CodeForm.Loop);
        Random random = new(3);
        float[][] inputs = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, (int)loops.Compiled.Plan!.Graph.Inputs[0].Type.Count).Select(_ => (float)((random.NextDouble() * 4) - 2)).ToArray())];
        foreach (CodeProfile profile in Enum.GetValues<CodeProfile>())
        {
            RunnableNetwork constants = Compile(input, layer, zeros, profile, CodeForm.Constants);
            Assert.Equal(CodeForm.Constants, constants.Compiled.Plan!.Nodes[^1].Form);
            Assert.All(inputs, values => Assert.Equal((float[])loops.Infer(values)[0], (float[])constants.Infer(values)[0]));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.8)]
    public void StretchesFitRegisters(double zeros)
    {
        string code = SmallNetwork.Text(Compile("Input(64)", "Dense(9, Activation = Activation.Relu)", zeros, CodeProfile.Meadow, CodeForm.Constants));
        MatchCollection sums = Regex.Matches(code, @"^\s*(?:float )?t\d = .*\*.*$", RegexOptions.Multiline);
        double[] products = [.. sums.Select(sum => (double)sum.Value.Count(c => c == '*'))];
        Assert.Equal(9 * (zeros == 0 ? 64 : 13), products.Sum(), 9 * 64 * 0.01);
        Assert.InRange(products.Average(), zeros == 0 ? Stretch - 1 : Stretch / 2, Stretch);
        Assert.True(zeros > 0 || products.Max() <= Stretch);
        Assert.Contains("float t3 = ", code, StringComparison.Ordinal);
    }

    [Fact]
    public void AnInterpreterAddsOneSumAfterTheOther()
    {
        RunnableNetwork network = Compile("Input(64)", "Dense(9, Activation = Activation.Relu)", 0, CodeProfile.NanoFramework, CodeForm.Constants);
        Assert.Equal(9, Regex.Matches(SmallNetwork.Text(network), @"^\s*(?:float )?t = .*\*.*$", RegexOptions.Multiline).Count(sum => sum.Value.Count(c => c == '*') == 64));
    }

    private static RunnableNetwork Compile(string input, string layer, double zeros, CodeProfile profile, CodeForm form) => RunnableNetwork.Compile(
        DeclaredNetwork.FromMembers([$"[{input}] static partial void In();", $"[{layer}] static partial void Out();"], NetworkPrecision.Float32) with { Profile = profile },
        new Sparse(zeros),
        form);

    /// <summary>Random parameters, a share of the weights 0.</summary>
    private sealed class Sparse(double zeros) : IParameterSource
    {
        private readonly RandomParameters all = new(5);

        public IEnumerable<string> TensorNames => all.TensorNames;

        public TensorRecord? FindTensor(string name, ParameterSpec spec, ElementType element)
        {
            TensorRecord? tensor = all.FindTensor(name, spec, element);
            if (tensor is null || spec.Role != "weight")
            {
                return tensor;
            }

            float[] floats = tensor.Decode().Floats;
            Random random = new(11);
            foreach (int i in Enumerable.Range(0, floats.Length).OrderBy(_ => random.Next()).Take((int)(zeros * floats.Length)))
            {
                floats[i] = 0;
            }

            return tensor with { Bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(floats).ToArray().ToEquatableArray() };
        }

        public ValueRecord? FindValue(string name, ElementType element, Quantization? fixedBy) => all.FindValue(name, element, fixedBy);
    }
}
