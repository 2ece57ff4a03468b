using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>The mean over height and width, looped over channels; the values of a channel are spelled out, many at a time.</summary>
internal sealed class GlobalAveragePoolConstants : Kernel
{
    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => "sums unrolled";

    public override long Unrolled(KernelContext context)
    {
        long positions = context.Input.Type.Count / context.Input.Type.Shape.Channels;
        return positions < 2 * KernelLimits.ExpressionTerms ? positions : KernelLimits.ExpressionTerms + (positions % KernelLimits.ExpressionTerms);
    }

    public override KernelCode Lower(KernelContext context)
    {
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        Local source = builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        GlobalAveragePoolCode mean = new(builder);
        int channels = context.Input.Type.Shape.Channels;
        int spelled = (int)Unrolled(context);
        int looped = mean.Positions - spelled < KernelLimits.ExpressionTerms ? 0 : mean.Positions - (mean.Positions % KernelLimits.ExpressionTerms);
        code.For("c", 0, channels, c =>
        {
            Expression start = mean.Start;
            if (looped > 0)
            {
                Local total = code.Declare("sum", start);
                code.For("i", 0, looped * channels, i =>
                {
                    Local p = code.Declare("p", i + c);
                    code.Assign(total, UnrolledSum.Of(code, total, Values(p, 0, KernelLimits.ExpressionTerms)));
                }, KernelLimits.ExpressionTerms * channels);
                start = total;
            }

            Expression sum = UnrolledSum.Of(code, start, Values(c, looped, mean.Positions));
            mean.Store(target[c + context.Output.Offset], sum);
        });
        return builder.Build();

        IEnumerable<Expression> Values(Expression first, int from, int to) =>
            Enumerable.Range(from, to - from).Select(position => source[first + ((position * channels) + context.Input.Offset)]);
    }
}
