using NetGen.Calibration.Running;
using NetGen.Generator;
using NetGen.Generator.Emit;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;
using NetGen.TestKit.NanoFramework;

namespace NetGen.NanoFramework.Tests;

/// <summary>The limits of an assembly in plans: generated code breaks none but those of sizes, and those are found in the plan before anything is compiled.</summary>
public sealed class PlanLimitsTests
{
    public static TheoryData<string, CodeForm, string[], string> TooLarge() => new()
    {
        { "NG4001", CodeForm.Constants, ["[Input(200)] static partial void In();", "[Dense(70)] static partial void Wide();", "[Dense(2)] static partial void Out();"], " bytes of IL are more than the 60,000 that a nanoFramework assembly has for it (65,535 less a reserve of 5,535); most of it is in Wide " },
        { "NG4002", CodeForm.Loop, ["[Input(400)] static partial void In();", "[Dense(200)] static partial void Wide();", "[Dense(2)] static partial void Out();"], " bytes of array initialisers are more than the 60,000 that a nanoFramework assembly has for it (65,535 less a reserve of 5,535); most of it is in Wide " },
        { "NG4004", CodeForm.Loop, ["[Input(2)] static partial void In();", .. Layers(256, "LeakyRelu(0.3f)")], " static methods are more than the 255 that a class of nanoFramework holds; " },
        { "NG4004", CodeForm.Loop, ["[Input(2)] static partial void In();", .. Layers(130, "Dense(2)")], " static fields are more than the 255 that a class of nanoFramework holds; " },
    };

    /// <summary>The plan says what the look at the compiled assembly would say.</summary>
    [Theory]
    [MemberData(nameof(TooLarge))]
    public void TooLargeIsFoundInThePlanAndInTheAssembly(string id, CodeForm form, string[] members, string message)
    {
        (CompiledNetwork compiled, AssemblyCheck check) = Compile(members, NetworkPrecision.Int8, form);
        Assert.Contains(compiled.Findings, finding => finding.Id == "NG2006" && finding.Arguments[1].Contains(message, StringComparison.Ordinal));
        Assert.Contains(check.Violations, violation => violation.Id == id && violation.IsError);
    }

    /// <summary>Layers several times as large as an assembly, in every form: as many methods as it takes, and none with too many locals, too deep a stack or too far a branch.</summary>
    [Theory]
    [InlineData("[Input(16, 16, 24)] static partial void In();", "[Conv2D(40, 3)] static partial void Out();")]
    [InlineData("[Input(12, 12, 64)] static partial void In();", "[DepthwiseConv2D(5, Activation = Activation.Sigmoid)] static partial void Out();")]
    [InlineData("[Input(700)] static partial void In();", "[Dense(300, Activation = Activation.Tanh)] static partial void Out();")]
    [InlineData("[Input(20, 20, 80)] static partial void In();", "[Conv2D(90, 1)] static partial void Out();")]
    [InlineData("[Input(24, 24, 16)] static partial void In();", "[AveragePool(3, Stride = 2)] static partial void Out();")]
    [InlineData("[Input(1200)] static partial void In();", "[Softmax] static partial void Out();")]
    [InlineData("[Input(8, 8, 40)] static partial void In();", "[TransposedConv2D(24, 3, Stride = 2)] static partial void Out();")]
    public void LargeLayersBreakNoLimitButThatOfSizes(string input, string layer)
    {
        foreach (NetworkPrecision precision in Enum.GetValues<NetworkPrecision>())
        {
            foreach (CodeForm form in Enum.GetValues<CodeForm>().Where(form => form != CodeForm.Vector))
            {
                AssemblyCheck check = Compile([input, layer], precision, form).Check;
                Assert.All(check.Violations, violation => Assert.True(violation.Id is ViolationIds.Code or ViolationIds.Signatures, $"{precision} {form}: {violation}"));
            }
        }
    }

    private static IEnumerable<string> Layers(int count, params string[] attributes) =>
        Enumerable.Range(0, count).Select(i => $"[{attributes[i % attributes.Length]}] static partial void L{i}();");

    private static (CompiledNetwork Compiled, AssemblyCheck Check) Compile(IEnumerable<string> members, NetworkPrecision precision, CodeForm form)
    {
        NetworkModel model = DeclaredNetwork.FromMembers(members, precision) with { Profile = CodeProfile.NanoFramework };
        CompiledNetwork compiled = Compiler.Compile(model, new RandomParameters(1), new CompileOptions(form));
        Assert.True(compiled.Plan is not null, string.Join("\n", compiled.Findings.Select(finding => finding.Id + " " + string.Join(": ", finding.Arguments))));
        byte[] image = NanoProgram.Compile([.. NetworkEmitter.Emit(compiled.Plan).Select(file => file.Text), GeneratedAssembly.DeclarationOf(compiled.Plan.Model)]);
        return (compiled, AssemblyCheck.Run(image));
    }
}
