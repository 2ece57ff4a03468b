using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>Loops over all values of a tensor, several values a pass where they are unrolled.</summary>
internal static class ElementLoop
{
    /// <summary>Values a pass where the code is unrolled.</summary>
    public const int Width = 16;

    /// <summary>Up to so many values are written out without a loop.</summary>
    public const int StraightLine = 64;

    /// <summary>Every value; the body gets its index.</summary>
    public static void Values(CodeBuilder code, int count, bool unrolled, Action<Expression> body) => Run(code, "i", count, unrolled, body);

    /// <summary>Every value of positions x channels; the body gets its index and its channel.</summary>
    public static void Channels(CodeBuilder code, int count, int channels, bool unrolled, Action<Expression, Expression> body)
    {
        code.For("p", 0, count / channels, p =>
        {
            Expression start = p is IntegerConstant ? p * channels : code.Declare("i", p * channels);
            Run(code, "c", channels, unrolled, c => body(start + c, c));
        });
    }

    /// <summary>The values spelled out.</summary>
    public static int Spelled(long count) => (int)(count <= StraightLine ? count : Width + (count % Divisor(count)));

    private static void Run(CodeBuilder code, string name, int count, bool unrolled, Action<Expression> body)
    {
        if (!unrolled)
        {
            code.For(name, 0, count, body);
            return;
        }

        int step = count <= StraightLine ? count : Divisor(count);
        int rest = count % step;
        code.For(name, 0, count - rest, i => Repeat(i, step), step);
        Repeat(count - rest, rest);

        void Repeat(Expression from, int times)
        {
            for (int k = 0; k < times; k++)
            {
                body(from + k);
            }
        }
    }

    /// <summary>The widest pass that leaves no rest, unless that is narrow.</summary>
    private static int Divisor(long count)
    {
        for (int width = Width; width >= Width / 2; width--)
        {
            if (count % width == 0)
            {
                return width;
            }
        }

        return Width;
    }
}
