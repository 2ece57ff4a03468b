using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Product of two values, unrolled over the values of a head: a row of the left value waits in variables while those of the right one pass, or the sums do while a
/// weight meets a whole row.
/// </summary>
internal sealed class MatMulConstants : Kernel
{
    /// <summary>Values of a head: a variable each.</summary>
    private const int MostValues = 64;

    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => $"unrolled, heads of {Size(context)} values";

    public override long Unrolled(KernelContext context) => Size(context);

    public override bool Applies(KernelContext context) => Size(context) <= MostValues;

    public override KernelCode Lower(KernelContext context)
    {
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        MatMulCode product = new(builder);
        int size = product.Size;
        bool rows = ((MatMul)context.Node.Operator).TransposeRight;
        product.Heads((met, from, others, to) =>
        {
            if (rows)
            {
                Local[] values = [.. Enumerable.Range(0, size).Select(c => code.Declare("v", product.Left(from + c)))];
                product.Met(met, others, (k, right) => product.Store(
                    to + k, Enumerable.Range(1, size - 1).Aggregate(values[0] * product.Right(right), (sum, c) => sum + (values[c] * product.Right(right + c)))));
                return;
            }

            Local[] sums = [.. Enumerable.Range(0, size).Select(_ => code.Declare("sum", product.Zero))];
            product.Met(met, others, (k, right) =>
            {
                Local weight = code.Declare("w", product.Left(from + k));
                for (int c = 0; c < size; c++)
                {
                    code.Assign(sums[c], sums[c] + (weight * product.Right(right + c)));
                }
            });
            for (int c = 0; c < size; c++)
            {
                product.Store(to + c, sums[c]);
            }
        });
        return builder.Build();
    }

    private static int Size(KernelContext context) => ((MatMul)context.Node.Operator).SizeOf(context.Inputs[1].Type.Shape);
}
