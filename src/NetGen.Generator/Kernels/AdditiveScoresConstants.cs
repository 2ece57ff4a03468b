using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Scores of additive attention in int8, units unrolled: a query of few waits in variables while the keys pass, and tangents are written out.</summary>
internal sealed class AdditiveScoresConstants : Kernel
{
    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => $"unrolled, {Unrolled(context)} units";

    public override long Unrolled(KernelContext context) => ElementLoop.Spelled(context.Input.Type.Count);

    public override bool Applies(KernelContext context) => !context.IsFloat;

    public override KernelCode Lower(KernelContext context)
    {
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        AdditiveScoresCode scores = new(builder, lines: true);
        int[] weights = context.Integers("weight");
        bool isSpelled = scores.Units <= ElementLoop.StraightLine;
        Local?[] asked = isSpelled ? [.. weights.Select((weight, c) => weight == 0 ? null : code.Declare("q", scores.Asked(c)))] : [];
        Local? table = isSpelled ? null : builder.Constants("w", CodeType.Int8, weights);
        code.For("y", 0, scores.Positions, y =>
        {
            Expression key = y is IntegerConstant ? y * scores.Units : code.Declare("p", y * scores.Units);
            Local sum = code.Declare("sum", 0);
            ElementLoop.Values(code, scores.Units, unrolled: true, c =>
            {
                if (table is not null)
                {
                    code.Assign(sum, sum + (table[c] * scores.Tangent(scores.Asked(c), key + c)));
                }
                else if (asked[((IntegerConstant)c).Value] is { } query)
                {
                    code.Assign(sum, sum + (scores.Tangent(query, key + c) * weights[((IntegerConstant)c).Value]));
                }
            });
            scores.Store(y, sum);
        });
        return builder.Build();
    }
}
