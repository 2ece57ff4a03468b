using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Parameters;

/// <summary>Functions with known ends fix the quantization of their outputs: a line is not needed, and one that says otherwise is an error, never another result.</summary>
public sealed class FixedQuantizationTests
{
    [Theory]
    [InlineData("[Sigmoid]", 1f / 256, -128)]
    [InlineData("[Softmax]", 1f / 256, -128)]
    [InlineData("[Tanh]", 1f / 128, 0)]
    [InlineData("[Dense(5, Activation = Activation.Sigmoid)]", 1f / 256, -128)]
    public void TheOutputIsWhatItsFunctionSays(string layer, float scale, int zero)
    {
        foreach (ValueRecord? stated in new[] { null, new ValueRecord("Out", ElementType.Int8, scale, zero) })
        {
            RunnableNetwork network = RunnableNetwork.Compile(Model(layer), new Stating(stated));
            Assert.Equal(new Quantization(scale, zero), network.Compiled.Plan!.Graph.Outputs[0].Type.Quantization);
        }
    }

    [Theory]
    [InlineData("[Sigmoid]", 1f / 128, -128)]
    [InlineData("[Sigmoid]", 1f / 256, 0)]
    [InlineData("[Tanh]", 1f / 256, 0)]
    [InlineData("[Softmax]", 0.1f, -128)]
    public void AnotherLineIsAnError(string layer, float scale, int zero)
    {
        CompiledNetwork compiled = Compiler.Compile(Model(layer), new Stating(new ValueRecord("Out", ElementType.Int8, scale, zero)), CompileOptions.Default);
        Assert.Null(compiled.Plan);
        Finding finding = Assert.Single(compiled.Findings);
        Assert.Equal(FindingIds.BadQuantization, finding.Id);
        Assert.Contains("the value Out has scale", finding.Arguments[1], StringComparison.Ordinal);
    }

    private static NetworkModel Model(string layer) => DeclaredNetwork.FromMembers(["[Input(6)] static partial void In();", $"{layer} static partial void Out();"], NetworkPrecision.Int8);

    /// <summary>Random numbers, and one value's line.</summary>
    private sealed class Stating(ValueRecord? stated) : IParameterSource
    {
        private readonly RandomParameters random = new(1);

        public IEnumerable<string> TensorNames => [];

        public TensorRecord? FindTensor(string name, ParameterSpec spec, ElementType element) => random.FindTensor(name, spec, element);

        public ValueRecord? FindValue(string name, ElementType element, Quantization? fixedBy) => name == "Out" && fixedBy is not null ? stated : random.FindValue(name, element, fixedBy);
    }
}
