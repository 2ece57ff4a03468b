using NetGen.Calibration.Running;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Generator.Schedule;
using NetGen.TestKit;

namespace NetGen.Models.Tests;

/// <summary>The anomaly network, 264 kB of weights, in one nanoFramework assembly on a board with less heap than that.</summary>
public sealed class StoredWeightsTests
{
    private const string Name = "ad_int8";

    private const string Board = "Esp32";

    [SkippableFact]
    public void WithThemItFitsAndItsOutputsAreTheGoldenOnes()
    {
        FoundationModel model = new(Name);
        RunnableNetwork network = Compile();
        Plan plan = network.Compiled.Plan!;
        Assert.DoesNotContain(network.Compiled.Findings, finding => finding.Id == FindingIds.AssemblyOverLimits);
        Assert.Empty(NanoFrameworkRules.Violations(network.Image));
        Assert.Contains(plan.Nodes, node => node.Form == CodeForm.Stored);
        Assert.InRange(plan.RamBytes, 4096, plan.Model.Target.HeapBytes);
        Assert.Equal(true, Check(network));
        for (int i = 0; i < model.VectorCount; i++)
        {
            Array input = Tensors.FromBytes(model.Input(i), ElementType.Int8);
            Assert.Equal(Tensors.FromBytes(model.Output(i), ElementType.Int8), network.Infer(input)[0]);
            Assert.Equal(0, network.AllocatedBytes(input));
        }
    }

    [SkippableFact]
    public void AnotherFileIsFoundOut()
    {
        RunnableNetwork network = Compile();
        byte[] bytes = network.Compiled.Plan!.StoredBytes;
        bytes[bytes.Length / 2] ^= 1;
        network.Type.GetMethod(GeneratedAssembly.FillStored, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.Invoke(null, [bytes]);
        Assert.Equal(false, Check(network));
    }

    private static object? Check(RunnableNetwork network) => network.Type.GetMethod("CheckStoredWeights")!.Invoke(null, null);

    private static RunnableNetwork Compile()
    {
        FoundationModel model = new(Name);
        Skip.If(!model.Exists, "../shared/models is absent");
        var imported = model.Import();
        BoardLimits board = BoardTable.Find(Board)!;
        NetworkModel declared = imported.Model with
        {
            Profile = board.Profile,
            Target = board,
            Budget = new BudgetModel(CodeBytes: AssemblyLimits.CodeBytes - AssemblyLimits.DefaultReserve, ReserveBytes: AssemblyLimits.DefaultReserve),
            StoredBlock = 4096,
        };
        return RunnableNetwork.Compile(declared, new FileParameters(imported.Parameters));
    }
}
