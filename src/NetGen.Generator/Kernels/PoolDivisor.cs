using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// How many values of one axis a pooling window counts at a position: those inside the input, or those inside the input and its padding
/// (PyTorch's rule: what a window of ceil mode reaches beyond the padding never counts).
/// </summary>
internal sealed record PoolDivisor(int Size, int Positions, int Stride, int Kernel, int Before, int After, bool WithPadding)
{
    private int First => WithPadding ? -Before : 0;

    private int End => WithPadding ? Size + After : Size;

    /// <summary>Whether every position counts the same.</summary>
    public bool IsConstant => Enumerable.Range(0, Positions).All(position => At(position) == At(0));

    public static PoolDivisor Rows(ConvolutionShape shape, bool withPadding) =>
        new(shape.Height, shape.Geometry.OutHeight, shape.Window.StrideHeight, shape.Window.KernelHeight, shape.Geometry.Top, shape.Geometry.Bottom, withPadding);

    public static PoolDivisor Columns(ConvolutionShape shape, bool withPadding) =>
        new(shape.Width, shape.Geometry.OutWidth, shape.Window.StrideWidth, shape.Window.KernelWidth, shape.Geometry.Left, shape.Geometry.Right, withPadding);

    public int At(int position)
    {
        int start = (position * Stride) - Before;
        return Math.Min(start + Kernel, End) - Math.Max(start, First);
    }

    /// <summary>The count at a position as a constant or a local.</summary>
    public Expression Of(CodeBuilder code, string name, Expression position)
    {
        if (IsConstant)
        {
            return At(0);
        }

        Local count = code.Declare(name, (Expression)Kernel);
        Expression start = (position * Stride) - Before;
        if (-Before < First)
        {
            code.If(start < First, () => code.Assign(count, count + start));
        }

        if (((Positions - 1) * Stride) - Before + Kernel > End)
        {
            code.If(start > End - Kernel, () => code.Assign(count, count - (start - (End - Kernel))));
        }

        return count;
    }
}
