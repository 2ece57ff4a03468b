using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>A list of the best for each row: the first k values go there in any case, of the others those that are larger than its last one.</summary>
internal static class TopKCode
{
    public static KernelCode Lower(KernelContext context, bool unrolled)
    {
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        int k = ((TopK)context.Node.Operator).K;
        TensorShape shape = context.Input.Type.Shape;
        int length = shape.Channels;
        (Code.Buffer best, Code.Buffer indices) = (context.Outputs[0], context.Outputs[1]);
        Local source = builder.Arena(context.Input);
        Local target = builder.Arena(best);
        Local beside = builder.Arena(indices);
        builder.Helper(RankedList.Insert(target.Type.ElementOf(), UsualRise(k, length)));
        code.For("y", 0, (int)(shape.Count / length), y =>
        {
            Expression start = Start(code, "i", (y * length) + context.Input.Offset);
            Expression first = Start(code, "o", (y * k) + best.Offset);
            Expression besideFirst = Start(code, "p", (y * k) + indices.Offset);
            Each(0, k, c => code.Invoke(RankedList.InsertCall(target, beside, first, first + c, besideFirst + c, source[start + c], c)));
            if (k == length)
            {
                return;
            }

            Local least = code.Declare("least", target[first + (k - 1)]);
            Each(k, length, c =>
            {
                Element value = source[start + c];
                code.If(value > least, () =>
                {
                    code.Invoke(RankedList.InsertCall(target, beside, first, first + (k - 1), besideFirst + (k - 1), value, c));
                    code.Assign(least, target[first + (k - 1)]);
                }, share: UsualShare(k, length));
            });
        });
        return builder.Build();

        void Each(int from, int to, Action<Expression> body)
        {
            if (!unrolled)
            {
                code.For("c", from, to, body);
                return;
            }

            for (int c = from; c < to; c++)
            {
                body(c);
            }
        }
    }

    private static Expression Start(CodeBuilder code, string name, Expression start) => start is IntegerConstant ? start : code.Declare(name, start);

    /// <summary>How many of the values behind the first k are among the k largest so far, where their order is any.</summary>
    private static double UsualShare(int k, int length) => Enumerable.Range(k, length - k).Sum(c => k / (c + 1.0)) / (length - k);

    /// <summary>How many places a value rises that goes to the list: any of its places is as likely as another.</summary>
    private static double UsualRise(int k, int length)
    {
        double later = length == k ? 0 : UsualShare(k, length) * (length - k);
        return ((k * (k - 1) / 4.0) + (later * (k - 1) / 2.0)) / (k + later);
    }
}
