using NetGen.Calibration.Running;
using NetGen.Generator;
using NetGen.Generator.Emit;
using NetGen.Generator.Model;
using NetGen.NanoFramework;
using NetGen.TestKit;
using NetGen.TestKit.NanoFramework;

namespace NetGen.Models.Tests;

/// <summary>
/// Generated code of every operator in both precisions and every form, compiled as C# 9 against nanoFramework's own library: nothing that the board lacks,
/// and no method or class that it would run wrongly.
/// </summary>
public sealed class NanoLibraryTests
{
    /// <summary>The class in which the C# compiler keeps the values of an assembly's arrays, those of all forms together.</summary>
    private const string ArrayData = "<PrivateImplementationDetails>";

    public static TheoryData<string> Names() => [.. VectorCase.Names()];

    /// <summary>All forms lie in one assembly, a class each; what assemblies hold in all is the plan's matter, not a form's.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void EveryFormCompilesThereAndKeepsItsRules(string name)
    {
        VectorCase vectors = VectorCase.Load(name);
        List<string> sources = [];
        foreach (NetworkPrecision precision in Enum.GetValues<NetworkPrecision>())
        {
            NetworkModel model = DeclaredNetwork.FromMembers(vectors.Members, precision) with { Profile = CodeProfile.NanoFramework };
            foreach (CodeForm form in Enum.GetValues<CodeForm>().Where(form => form != CodeForm.Vector))
            {
                Add($"{precision}{form}", model with { StoredBlock = form == CodeForm.Stored && precision == NetworkPrecision.Int8 ? 64 : 0 }, form);
            }

            Add(precision + "RowByRow", model with { Streaming = RowStreaming.Always, InArena = true }, CodeForm.Auto);

            void Add(string type, NetworkModel model, CodeForm form)
            {
                CompiledNetwork compiled = Compiler.Compile(model with { Name = type, Header = "public static partial class " + type }, vectors.Parameters(precision), new CompileOptions(form));
                sources.AddRange(NetworkEmitter.Emit(compiled.Plan!).Select(file => file.Text));
                sources.Add(GeneratedAssembly.DeclarationOf(compiled.Plan!.Model));
            }
        }

        byte[] image = NanoProgram.Compile(sources);
        Assert.DoesNotContain(
            AssemblyCheck.Run(image, BoardTable.Find("NucleoF439")).Violations,
            violation => violation.Id is not (ViolationIds.Code or ViolationIds.Signatures or ViolationIds.Strings) && violation.Member != ArrayData);
    }
}
