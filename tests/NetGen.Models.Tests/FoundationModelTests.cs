using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.TestKit;

namespace NetGen.Models.Tests;

/// <summary>Trained models from the field: imported, compiled in every form, outputs equal byte for byte (int8) or within 1e-5 (float).</summary>
public sealed class FoundationModelTests(RunSummary summary) : IClassFixture<RunSummary>
{
    public static TheoryData<string, CodeForm, CodeProfile> Models()
    {
        TheoryData<string, CodeForm, CodeProfile> models = [];
        foreach (string name in FoundationModel.TensorFlowLite())
        {
            foreach (CodeForm form in Enum.GetValues<CodeForm>().Where(form => form != CodeForm.Vector))
            {
                models.Add(name, form, CodeProfile.NanoFramework);
            }

            models.Add(name, CodeForm.Auto, CodeProfile.DotNet);
        }

        if (models.Count == 0)
        {
            models.Add("", CodeForm.Auto, CodeProfile.DotNet);
        }

        return models;
    }

    [SkippableTheory]
    [MemberData(nameof(Models))]
    public void OutputsAreThoseOfTensorFlowLiteMicro(string name, CodeForm form, CodeProfile profile)
    {
        Skip.If(name.Length == 0, "../shared/models is absent");
        FoundationModel model = new(name);
        RunnableNetwork network = model.Compile(form, profile);
        Assert.Empty(profile == CodeProfile.NanoFramework ? NanoFrameworkRules.Violations(network.Image) : []);
        NetworkGraph graph = network.Compiled.Plan!.Graph;
        ElementType element = graph.Inputs[0].Type.Element;
        double worst = 0;
        for (int i = 0; i < model.VectorCount; i++)
        {
            Array input = Tensors.FromBytes(model.Input(i), element);
            Array actual = network.Infer(input)[0];
            Array expected = Tensors.FromBytes(model.Output(i), element);
            if (expected is float[] floats)
            {
                worst = Math.Max(worst, Tensors.RelativeError((float[])actual, floats));
            }
            else
            {
                Assert.Equal(expected, actual);
            }
        }

        Assert.InRange(worst, 0, 1e-5);
        Assert.Equal(0, network.AllocatedBytes(Tensors.FromBytes(model.Input(0), element)));
        summary.Add(element == ElementType.Float32 ? "trained models, float32 within 1e-5" : "trained models, int8 equal byte for byte", name, model.VectorCount);
    }
}
