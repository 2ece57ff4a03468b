using NetGen.Generator.Code;
using NetGen.Generator.Cost;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Schedule;
using NetGen.Models.Tests;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>What stands in for code that is not written, or for constants that are not made, against the code and the constants.</summary>
public sealed class LeastCodeTests
{
    private static IEnumerable<string> Names => VectorCase.Names().Where(name => name.Contains("conv", StringComparison.Ordinal) || name.Contains("dense", StringComparison.Ordinal));

    public static TheoryData<string> Cases() => [.. Names];

    [Fact]
    public void FormsThatSpellOutWeightsAreLookedAt() =>
        Assert.True(Names.Sum(name => Forms(name, NetworkPrecision.Int8).Count(form => form.Kernel.Least(form.Context) is not null)) > 50);

    [Theory]
    [MemberData(nameof(Cases))]
    public void NoCodeTakesLessThanItTakesAtLeast(string name)
    {
        foreach ((KernelContext context, Kernel kernel) in Forms(name, NetworkPrecision.Int8))
        {
            if (kernel.Least(context) is not { } least)
            {
                continue;
            }

            CostOfKernel exact = CostOfKernel.Of(kernel.Lower(context));
            (string Of, double Least, double Exact)[] figures =
            [
                ("bytes", least.Bytes, exact.CodeBytes),
                ("loads", least.Loads, exact.Executed[IlClass.LoadLocal]),
                ("constants", least.Constants, exact.Executed[IlClass.Constant]),
                ("loads and constants", least.Loads + least.Constants + least.Numbers, exact.Executed[IlClass.LoadLocal] + exact.Executed[IlClass.Constant]),
                ("long constants", least.LongConstants, exact.Executed[IlClass.LongConstant]),
                ("conversions", least.Conversions, exact.Executed[IlClass.ConvertInteger]),
                ("products", least.Products, exact.Executed[IlClass.Multiply]),
                ("sums", least.Sums, exact.Executed[IlClass.Arithmetic]),
                ("elements", least.Elements, exact.Executed[IlClass.LoadElement]),
                ("stores", least.Stores, exact.Executed[IlClass.StoreElement]),
                ("branches", least.Branches, exact.Executed[IlClass.Branch]),
            ];
            Assert.Equal((0, 0), (exact.InitialiserBytes, exact.RamBytes));
            Assert.All(figures, figure => Assert.True(figure.Least <= figure.Exact, $"{kernel.GetType().Name}: {figure.Least} {figure.Of} at least, but {figure.Exact}"));
        }
    }

    /// <summary>Costs are counted from lengths alone; a literal that makes another number of constants refuses.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void ArraysHaveAsManyConstantsAsTheyClaim(string name)
    {
        foreach (NetworkPrecision precision in new[] { NetworkPrecision.Int8, NetworkPrecision.Float32 })
        {
            foreach ((KernelContext context, Kernel kernel) in Forms(name, precision))
            {
                foreach (ArrayLiteral literal in kernel.Lower(context).Arrays.SelectMany(array => array.Literals))
                {
                    Assert.Equal(literal.Length, literal.Integers.Count + literal.Floats.Count);
                }
            }
        }
    }

    [Fact]
    public void ALiteralOfAnotherLengthRefuses() =>
        Assert.Throws<InvalidOperationException>(() => new ArrayLiteral(CodeType.Int8, 3, () => [1, 2]).Integers);

    private static IEnumerable<(KernelContext Context, Kernel Kernel)> Forms(string name, NetworkPrecision precision)
    {
        VectorCase vectors = VectorCase.Load(name);
        NetworkModel model = DeclaredNetwork.FromMembers(vectors.Members, precision) with { Profile = CodeProfile.NanoFramework };
        if (Compiler.Compile(model, vectors.Parameters(precision), new CompileOptions(CodeForm.Loop)).Plan is not { } plan)
        {
            yield break;
        }

        NodeContexts contexts = new(plan.Graph, model);
        foreach (Graph.Node node in plan.Graph.Nodes.Where(node => !node.Operator.IsView))
        {
            KernelContext context = contexts.Of(node, value => plan.Arena.Buffers[value]);
            foreach (Kernel kernel in KernelTable.For(node.Operator).Where(kernel => kernel.Form != CodeForm.Vector && kernel.Applies(context)))
            {
                yield return (context, kernel);
            }
        }
    }
}
