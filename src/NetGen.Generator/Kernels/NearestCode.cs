using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Nearest neighbour resize: every output position copies the channels of one input position.</summary>
internal static class NearestCode
{
    /// <summary>Copies of one row to spell out.</summary>
    private const int MostCopies = 64;

    public static KernelCode Lower(KernelContext context, bool unrolled)
    {
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        (NearestAxis rows, NearestAxis columns) = Axes(context);
        int channels = context.Input.Type.Shape.Channels;
        int width = context.Input.Type.Shape.Width;
        Local source = builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        Func<Expression, Expression> row = rows.Prepare(builder, "rows");
        bool spell = unrolled && Copies(columns, channels) <= MostCopies;
        Func<Expression, Expression> column = spell || columns.IsIdentity ? output => output : columns.Prepare(builder, "columns");
        code.For("y", 0, rows.Count, y =>
        {
            Local p = code.Declare("p", (row(y) * (width * channels)) + context.Input.Offset);
            Local o = code.Declare("o", (y * (columns.Count * channels)) + context.Output.Offset);
            if (columns.IsIdentity)
            {
                Move(p, o, width * channels);
            }
            else if (spell)
            {
                for (int x = 0; x < columns.Count; x++)
                {
                    Move(p + (columns[x] * channels), o + (x * channels), channels);
                }
            }
            else
            {
                code.For("x", 0, columns.Count, x => Move(p + (column(x) * channels), o + (x * channels), channels));
            }
        });
        return builder.Build();

        void Move(Expression from, Expression to, int count)
        {
            if (count >= Movement.ShortestRun)
            {
                code.Copy(source, from, target, to, count);
            }
            else
            {
                ElementLoop.Values(code, count, unrolled, i => code.Assign(target[to + i], source[from + i]));
            }
        }
    }

    /// <summary>Copies that the unrolled form spells out.</summary>
    public static long Spelled(KernelContext context)
    {
        (_, NearestAxis columns) = Axes(context);
        long copies = Copies(columns, context.Input.Type.Shape.Channels);
        return copies <= MostCopies ? copies : copies / columns.Count;
    }

    private static (NearestAxis Rows, NearestAxis Columns) Axes(KernelContext context)
    {
        Resize resize = (Resize)context.Node.Operator;
        TensorShape input = context.Input.Type.Shape;
        return (new NearestAxis(input.Height, resize.Height, resize), new NearestAxis(input.Width, resize.Width, resize));
    }

    private static long Copies(NearestAxis columns, int channels) =>
        columns.IsIdentity ? 1 : (long)columns.Count * (channels >= Movement.ShortestRun ? 1 : channels);
}
