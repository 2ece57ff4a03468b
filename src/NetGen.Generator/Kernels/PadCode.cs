using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Writes a padded map row by row: a run of the border's value, the input's row, another run.</summary>
internal static class PadCode
{
    public static KernelCode Lower(KernelContext context, bool unrolled)
    {
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        Pad pad = (Pad)context.Node.Operator;
        TensorShape shape = context.Input.Type.Shape;
        Local source = builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        Expression border = Border(context, pad);
        int row = shape.Width * shape.Channels;
        (int left, int right) = (pad.Left * shape.Channels, pad.Right * shape.Channels);
        int width = left + row + right;
        int start = context.Output.Offset;

        // What lies between two rows of the input is one run: the right border and the left one of the next row.
        int first = (pad.Top * width) + left;
        Fill(start, first);
        code.For("y", 0, shape.Height, y =>
        {
            Expression from = (y * row) + context.Input.Offset;
            Expression to = (y * width) + (start + first);
            if (row >= Movement.ShortestRun)
            {
                code.Copy(source, from, target, to, row);
            }
            else
            {
                ElementLoop.Values(code, row, unrolled, i => code.Assign(target[to + i], source[from + i]));
            }
        });
        if (left + right > 0)
        {
            code.For("y", 0, shape.Height - 1, y => Fill((y * width) + (start + first + row), right + left));
        }

        int last = first + ((shape.Height - 1) * width) + row;
        Fill(start + last, (int)context.Output.Type.Count - last);
        return builder.Build();

        void Fill(Expression from, int count)
        {
            if (count > 0)
            {
                ElementLoop.Values(code, count, unrolled, i => code.Assign(target[from + i], border));
            }
        }
    }

    /// <summary>The border's value as it is stored; integers round it half away from zero, divided in float32.</summary>
    private static Expression Border(KernelContext context, Pad pad)
    {
        if (context.IsFloat)
        {
            return pad.Fill;
        }

        Quantization output = context.Output.Type.Quantization!;
        double steps = Math.Round((double)(pad.Fill / output.Scale), MidpointRounding.AwayFromZero) + output.ZeroPoint;
        return (int)Math.Max(sbyte.MinValue, Math.Min(sbyte.MaxValue, steps));
    }
}
