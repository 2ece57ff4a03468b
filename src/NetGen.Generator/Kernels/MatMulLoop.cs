using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Product of two values in loops.</summary>
internal sealed class MatMulLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => "loops";

    public override KernelCode Lower(KernelContext context)
    {
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        MatMulCode product = new(builder);
        bool rows = ((MatMul)context.Node.Operator).TransposeRight;
        product.Heads((met, from, others, to) =>
        {
            if (rows)
            {
                product.Met(met, others, (k, right) =>
                {
                    Local sum = code.Declare("sum", product.Zero);
                    code.For("c", 0, product.Size, c => code.Assign(sum, sum + (product.Left(from + c) * product.Right(right + c))));
                    product.Store(to + k, sum);
                });
                return;
            }

            code.For("c", 0, product.Size, c =>
            {
                Local sum = code.Declare("sum", product.Zero);
                product.Met(met, others, (k, right) => code.Assign(sum, sum + (product.Left(from + k) * product.Right(right + c))));
                product.Store(to + c, sum);
            });
        });
        return builder.Build();
    }
}
