using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Scores of additive attention, key by key.</summary>
internal sealed class AdditiveScoresLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => "loops";

    public override KernelCode Lower(KernelContext context)
    {
        KernelBuilder builder = new(context);
        if (context.IsFloat)
        {
            Floats(builder);
        }
        else
        {
            Integers(builder);
        }

        return builder.Build();
    }

    private static void Floats(KernelBuilder builder)
    {
        KernelContext context = builder.Context;
        CodeBuilder code = builder.Code;
        (Code.Buffer query, Code.Buffer keys) = (context.Inputs[0], context.Inputs[1]);
        int units = (int)query.Type.Count;
        Local asked = builder.Arena(query);
        Local given = builder.Arena(keys);
        Local target = builder.Arena(context.Output);
        Local weights = builder.Constants("w", context.Floats("weight"));
        code.For("y", 0, keys.Type.Shape.Height, y =>
        {
            Local key = code.Declare("p", (y * units) + builder.Start(keys));
            Local sum = code.Declare("sum", 0f);
            code.For("c", 0, units, c =>
                code.Assign(sum, sum + (weights[c] * FloatTanh.Call(builder, asked[c + builder.Start(query)] + given[key + c]))));
            code.Assign(target[y + builder.Start(context.Output)], sum);
        });
    }

    private static void Integers(KernelBuilder builder)
    {
        CodeBuilder code = builder.Code;
        AdditiveScoresCode scores = new(builder, lines: false);
        Local weights = builder.Constants("w", CodeType.Int8, builder.Context.Integers("weight"));
        code.For("y", 0, scores.Positions, y =>
        {
            Local key = code.Declare("p", y * scores.Units);
            Local sum = code.Declare("sum", 0);
            code.For("c", 0, scores.Units, c => code.Assign(sum, sum + (weights[c] * scores.Tangent(scores.Asked(c), key + c))));
            scores.Store(y, sum);
        });
    }
}
