using NetGen.Generator.Code;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels;

/// <summary>The input index of every output index along an axis of a nearest neighbour resize, by TensorFlow Lite's rules.</summary>
internal sealed class NearestAxis
{
    private readonly int size;
    private readonly int[] indices;
    private readonly bool alignCorners;
    private readonly bool halfPixelCenters;

    public NearestAxis(int size, int outputs, Resize resize)
    {
        this.size = size;
        alignCorners = resize.AlignCorners;
        halfPixelCenters = resize.HalfPixelCenters;
        indices = [.. Enumerable.Range(0, outputs).Select(Nearest)];
        float Scale() => alignCorners && outputs > 1 ? (size - 1) / (float)(outputs - 1) : size / (float)outputs;
        int Nearest(int output)
        {
            // Positions are float32 products: the casts keep a wider type from deciding which neighbour is nearer.
            float position = (float)((float)(output + (halfPixelCenters ? 0.5f : 0f)) * Scale());
            double whole = alignCorners ? Math.Round((double)position, MidpointRounding.AwayFromZero) : Math.Floor((double)position);
            return (int)Math.Max(0, Math.Min(whole, size - 1));
        }
    }

    public int Count => indices.Length;

    /// <summary>Whether nothing moves along this axis.</summary>
    public bool IsIdentity => indices.Length == size && indices.Select((index, i) => index == i).All(same => same);

    public int this[int output] => indices[output];

    /// <summary>
    /// The index as a computation: a quotient where whole numbers give what the floats gave, as they do nearly always; else from a table, which
    /// has to be declared before any loop: so call this there, and the result where the output index is known.
    /// </summary>
    public Func<Expression, Expression> Prepare(KernelBuilder builder, string name)
    {
        if (IsIdentity)
        {
            return output => output;
        }

        (long factor, long addend, long divisor) = Line();
        bool exact = indices.Select((index, i) => ((i * factor) + addend) / divisor == index).All(same => same) && (indices.Length * factor) + addend <= int.MaxValue;
        if (exact)
        {
            return output => Quotient((output * (int)factor) + (int)addend, (int)divisor);
        }

        Local table = builder.Constants(name, size <= 1 << 7 ? CodeType.Int8 : size <= 1 << 15 ? CodeType.Int16 : CodeType.Int32, indices);
        return output => table[output];
    }

    /// <summary>index = (output * factor + addend) / divisor, in exact arithmetic, in lowest terms.</summary>
    private (long Factor, long Addend, long Divisor) Line()
    {
        bool aligned = alignCorners && indices.Length > 1;
        long factor = aligned ? 2L * (size - 1) : 2L * size;
        long divisor = aligned ? 2L * (indices.Length - 1) : 2L * indices.Length;
        long addend = halfPixelCenters ? size : alignCorners ? divisor / 2 : 0;
        long common = Common(Common(factor, divisor), addend);
        return (factor / common, addend / common, divisor / common);
    }

    private static Expression Quotient(Expression dividend, int divisor)
    {
        // Indices are not negative, so that a shift is a division.
        bool isPower = (divisor & (divisor - 1)) == 0;
        int shift = 0;
        while (isPower && 1 << shift < divisor)
        {
            shift++;
        }

        return isPower ? dividend.ShiftRight(shift) : dividend / divisor;
    }

    private static long Common(long a, long b) => b == 0 ? a : Common(b, a % b);
}
