using NetGen.Generator;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Generator.Schedule;
using NetGen.Import;

namespace NetGen.Models.Tests;

/// <summary>What it takes to choose the forms of the trained models, in figures that are the same on every machine, and how good the choice is.</summary>
public sealed class ChooserEffortTests
{
    /// <summary>Partial selections for one network, in all selections until one has no form that is not written.</summary>
    private const int MostSteps = 8_000;

    /// <summary>IL instructions of codes that are joined, for one network.</summary>
    private const long MostJoined = 18_000;

    private const double LargestGap = 0.02;

    /// <summary>IL instructions of the forms that are written; about a tenth above what it takes today.</summary>
    private static readonly Dictionary<string, long> MostInstructions = new()
    {
        ["ad_int8"] = 121_000,
        ["hello_world_f32"] = 2_300,
        ["hello_world_int8"] = 2_400,
        ["ic_f32"] = 180_000,
        ["ic_int8"] = 392_000,
        ["kws_f32"] = 205_000,
        ["kws_int8"] = 99_000,
        ["micro_speech_int8"] = 24_000,
        ["vww_int8"] = 140_000,
    };

    public static TheoryData<string, string> Networks()
    {
        TheoryData<string, string> networks = [];
        foreach (string name in FoundationModel.Names())
        {
            networks.Add(name, "None");
            networks.Add(name, "Esp32");
        }

        if (networks.Count == 0)
        {
            networks.Add("", "");
        }

        return networks;
    }

    [SkippableTheory]
    [MemberData(nameof(Networks))]
    public void FewFormsAreWrittenAndTheChoiceIsProved(string name, string board)
    {
        Skip.If(name.Length == 0, "../shared/models is absent");
        ImportedNetwork imported = new FoundationModel(name).Import();
        NetworkModel model = imported.Model with { Profile = CodeProfile.NanoFramework, Target = BoardTable.Find(board)! };
        Plan plan = Compiler.Compile(model, new FileParameters(imported.Parameters), new CompileOptions(CodeForm.Loop)).Plan!;
        ChosenForms chosen = ChooseForms.Run(plan.Graph, plan.Arena, model, CodeForm.Auto, vectors: false, CancellationToken.None);
        Assert.InRange(chosen.Effort.Instructions, 1, MostInstructions[name]);
        Assert.InRange(chosen.Effort.Steps, 1, MostSteps);
        ChosenForms joined = FuseNeighbours.Run(plan.Graph, plan.Arena, model, chosen, CancellationToken.None).Forms;
        Assert.InRange(joined.Effort.Joined, 0, MostJoined);
        Assert.True(chosen.Gap is null or <= LargestGap, $"a gap of {chosen.Gap:P1}");
    }
}
