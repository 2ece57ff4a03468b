using NetGen.Generator.Model;
using NetGen.Import.Building;

namespace NetGen.Import.Operators;

/// <summary>SOFTMAX over the last axis. In int8 its output is fixed to scale 1/256 and zero point -128.</summary>
internal static class Softmax
{
    public static void Import(OperatorContext context)
    {
        context.ExpectCounts(1, 1);
        Source input = context.Value(0);
        float beta = context.Options.Single(0);
        if (!(beta >= 1e-6f && beta <= 1e6f))
        {
            throw context.Fail($"its beta is {Number.Text(beta)}; it must be from 1e-6 to 1e6");
        }

        LayerDraft draft = context.Draft("Softmax");
        if (beta != 1)
        {
            draft.Arguments.Add(Arg.Number("Beta", beta));
        }

        context.Compute(draft, [input]);
        if (context.IsInt8 && draft.Values[0].Quantization != new Quantization(1f / 256, -128))
        {
            Quantization given = draft.Values[0].Quantization;
            throw context.Fail($"its output has scale {Number.Text(given.Scale)} and zero point {given.ZeroPoint}; in int8 it must have 1/256 and -128");
        }
    }
}
