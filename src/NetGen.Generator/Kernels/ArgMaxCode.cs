using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>A running best value and its index, for each place before and behind the axis.</summary>
internal static class ArgMaxCode
{
    public static KernelCode Lower(KernelContext context, bool unrolled)
    {
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        TensorShape shape = context.Input.Type.Shape;
        (int axis, _) = Axes.Resolve(((ArgMax)context.Node.Operator).Axis, shape.Rank);
        (int outer, int inner) = Axes.Around(shape, axis);
        int length = shape[axis];
        Local source = builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        code.For("y", 0, outer, y => code.For("x", 0, inner, x =>
        {
            Expression start = (y * (length * inner)) + x + context.Input.Offset;
            Expression i = outer * inner == 1 ? start : code.Declare("i", start);
            Local best = code.Declare("best", source[i]);
            Local at = code.Declare("at", 0);
            if (unrolled)
            {
                for (int k = 1; k < length; k++)
                {
                    Compare(k);
                }
            }
            else
            {
                code.For("k", 1, length, Compare);
            }

            code.Assign(target[(y * inner) + x + context.Output.Offset], at);

            void Compare(Expression k)
            {
                Element value = source[i + (k * inner)];
                code.If(value > best, () =>
                {
                    code.Assign(best, value);
                    code.Assign(at, k);
                });
            }
        }));
        return builder.Build();
    }
}
