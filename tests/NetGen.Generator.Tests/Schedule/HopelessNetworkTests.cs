using NetGen.Generator.Cost;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Generator.Schedule;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Schedule;

/// <summary>Networks that no form of code would fit are told from their costs alone, as in an editor every keystroke asks.</summary>
public sealed class HopelessNetworkTests
{
    [Theory]
    [InlineData(NetworkPrecision.Int8)]
    [InlineData(NetworkPrecision.Float32)]
    public void ItIsToldWithoutCode(NetworkPrecision precision)
    {
        NetworkModel model = Model(precision, 700);
        Finding finding = Assert.Single(Compiler.Check(model, null), finding => finding.Id == FindingIds.AssemblyOverLimits);
        Assert.Contains(" bytes of weights are more than the 60,000 ", finding.Arguments[1], StringComparison.Ordinal);
        Assert.Contains("most of it is in Hidden ", finding.Arguments[1], StringComparison.Ordinal);
        Assert.Contains(precision == NetworkPrecision.Int8 ? "[StoredWeights]" : "in int8 its weights take 144,208 bytes", finding.Arguments[1], StringComparison.Ordinal);

        // The long way says the same.
        Assert.Contains(Compiler.Compile(model, new RandomParameters(1), CompileOptions.Default).Findings, other => other.Id == FindingIds.AssemblyOverLimits);
    }

    /// <summary>Where some form may fit, where weights are known or lie in storage, and on a host, the code is looked at, or there is no limit.</summary>
    [Fact]
    public void OthersAreLookedAt()
    {
        NetworkModel large = Model(NetworkPrecision.Int8, 700);
        Assert.NotNull(Hopeless(large));
        Assert.Null(Hopeless(Model(NetworkPrecision.Int8, 590)));
        Assert.Null(Hopeless(large with { Profile = CodeProfile.DotNet }));
        Assert.Null(Hopeless(large with { StoredBlock = 4096 }));
        Assert.DoesNotContain(Compiler.Check(large, new Zeros()), finding => finding.Id == FindingIds.AssemblyOverLimits && finding.Arguments[1].Contains("bytes of weights", StringComparison.Ordinal));
    }

    private static Finding? Hopeless(NetworkModel model)
    {
        NetworkCost cost = Compiler.Analyze(model).Cost!;
        return CheckAssemblyLimits.FindHopeless(model, cost);
    }

    private static NetworkModel Model(NetworkPrecision precision, int units) => DeclaredNetwork.FromMembers(
        ["[Input(200)] static partial void In();", $"[Dense({units})] static partial void Hidden();", "[Dense(2)] static partial void Logits();"], precision) with
    { Profile = CodeProfile.NanoFramework };

    /// <summary>A network whose weights were all pruned.</summary>
    private sealed class Zeros : IParameterSource
    {
        private readonly RandomParameters random = new(1);

        public IEnumerable<string> TensorNames => [];

        public TensorRecord? FindTensor(string name, Graph.ParameterSpec spec, ElementType element)
        {
            TensorRecord record = random.FindTensor(name, spec, element)!;
            return record with { Bytes = new byte[record.Bytes.Count] };
        }

        public ValueRecord? FindValue(string name, ElementType element, Quantization? fixedBy) => random.FindValue(name, element, fixedBy);
    }
}
