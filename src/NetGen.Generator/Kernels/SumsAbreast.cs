using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Float sums of several output channels side by side: a stretch of the inputs to one sum after the other, then the next stretch. Each sum still adds in the order of
/// the inputs, so that its bits are those of a sum by itself.
/// </summary>
/// <remarks>
/// For code that is compiled. Mono's compiler keeps in registers what is used between two branches, and so loads an input once for all sums; a processor begins one
/// sum's addition while another's is under way. An interpreter would execute two instructions more for each sum and stretch, and gets sums one by one. A weight stands
/// before its input: Mono's compiler multiplies in place and copies what stands first, which a constant need not be.
/// </remarks>
internal sealed class SumsAbreast
{
    /// <summary>Sums side by side. With twice as many Mono's code for x64 is faster by a twentieth only.</summary>
    private const int Sums = 4;

    /// <summary>Terms of a stretch at most: of 16 registers sum and product need two or three. With 16 terms Mono's code for x64 is slower by a sixth, with 24 by a half.</summary>
    private const int Terms = 13;

    private readonly KernelBuilder builder;
    private readonly IOutputStage stage;

    private SumsAbreast(KernelBuilder builder, IOutputStage stage) => (this.builder, this.stage) = (builder, stage);

    /// <summary>Null where sums are integers, or the code is interpreted.</summary>
    public static SumsAbreast? Of(KernelBuilder builder, IOutputStage stage) =>
        stage.Accumulator == CodeType.Float32 && !builder.Context.IsInterpreted ? new SumsAbreast(builder, stage) : null;

    /// <summary>Adds a block of inputs to all sums.</summary>
    /// <param name="sums">What the sums are so far; what holds them afterwards.</param>
    /// <param name="from">The first input of the block.</param>
    /// <param name="to">The input behind its last.</param>
    /// <param name="products">A sum's products of the inputs from one to before another; none for weights of zero.</param>
    /// <param name="end">For the last block: where a sum's output goes, its bias and its channel.</param>
    public void Add(Expression[] sums, int from, int to, Func<int, int, int, IEnumerable<Expression>> products, Func<int, (Element Output, Expression Bias, int Channel)>? end)
    {
        bool isOnly = from == 0 && end is not null;
        for (int first = 0; first < sums.Length; first += Sums)
        {
            int[] group = [.. Enumerable.Range(first, Math.Min(Sums, sums.Length - first))];
            foreach ((int start, int inputs) in InputBlocks.Of(to - from, Stretch(to - from, group.Average(k => products(k, from, to).Count()))))
            {
                bool isLast = start + inputs == to - from;
                foreach (int k in group)
                {
                    Expression sum = UnrolledSum.Of(builder.Code, sums[k], products(k, from + start, from + start + inputs).Select(WeightFirst));
                    sums[k] = builder.Code.Scratch(isOnly ? "t" + (k - first) : "s" + k, isLast && end is not null ? stage.End(sum, end(k).Bias) : sum);
                }
            }

            if (end is not null)
            {
                foreach (int k in group)
                {
                    (Element output, _, int channel) = end(k);
                    stage.StoreConstant(builder, output, sums[k], channel);
                }
            }
        }
    }

    private static Expression WeightFirst(Expression product) => product is Binary { Operator: BinaryOperator.Multiply, Right: FloatConstant weight } times ? weight * times.Left : product;

    /// <summary>Inputs of a stretch: more of them where weights are zero; 1 where there are none.</summary>
    private static int Stretch(int inputs, double terms) => Math.Max(1, (int)Math.Ceiling(inputs * Terms / Math.Max(Terms, terms)));
}
