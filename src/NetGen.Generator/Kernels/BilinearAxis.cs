using NetGen.Generator.Code;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels;

/// <summary>
/// One axis of a bilinear resize while the code runs: the two neighbours of an output and how far it is from the first. Positions are float32, or
/// integers with ten fraction bits, as TensorFlow Lite has them.
/// </summary>
internal sealed class BilinearAxis(int size, int outputs, Resize resize, bool isFloat)
{
    /// <summary>Bits behind the point of an integer position.</summary>
    public const int FractionBits = 10;

    private const int One = 1 << FractionBits;

    /// <summary>Declares lower and upper neighbour and the weight of the upper one.</summary>
    public (Local Lower, Local Upper, Local Weight) At(CodeBuilder code, string name, Expression output) =>
        isFloat ? FloatAt(code, name, output) : IntegerAt(code, name, output);

    private (Local Lower, Local Upper, Local Weight) FloatAt(CodeBuilder code, string name, Expression output)
    {
        bool aligned = resize.AlignCorners && outputs > 1;
        float scale = aligned ? (float)(size - 1) / (outputs - 1) : (float)size / outputs;
        Expression whole = output.As(CodeType.Float32);
        Local position = code.Declare(name, resize.HalfPixelCenters ? ((whole + 0.5f) * scale) - 0.5f : whole * scale);

        // The cast rounds towards zero: positions between -1 and 0 get neighbour 0 on both sides, as they should.
        Local lower = code.Declare(name + "0", position.As(CodeType.Int32));
        code.If(lower > size - 1, () => code.Assign(lower, size - 1));
        Local weight = code.Declare(name + "Weight", position - lower);
        Local upper = code.Declare(name + "1", lower);
        code.If((weight > 0f).AndAlso(lower < size - 1), () => code.Assign(upper, lower + 1));
        return (lower, upper, weight);
    }

    private (Local Lower, Local Upper, Local Weight) IntegerAt(CodeBuilder code, string name, Expression output)
    {
        bool aligned = resize.AlignCorners && outputs > 1;
        int scale = aligned
            ? (int)((((long)One * (size - 1)) + ((outputs - 1) / 2)) / (outputs - 1))
            : (int)((((long)One * size) + (outputs / 2)) / outputs);
        int addend = resize.HalfPixelCenters ? (scale / 2) - (One / 2) : 0;
        Local position = code.Declare(name, (output * scale) + addend);
        Local lower = code.Declare(name + "0", position.ShiftRight(FractionBits));
        if (addend < 0)
        {
            code.If(lower < 0, () => code.Assign(lower, (Expression)0));
        }

        Local upper = code.Declare(name + "1", (position + (One - 1)).ShiftRight(FractionBits));

        // The rounded scale may lead past the last index: there both neighbours are the last, and the weights no longer matter.
        long last = ((long)(outputs - 1) * scale) + addend;
        if (last >> FractionBits > size - 1)
        {
            code.If(lower > size - 1, () => code.Assign(lower, (Expression)(size - 1)));
        }

        if ((last + One - 1) >> FractionBits > size - 1)
        {
            code.If(upper > size - 1, () => code.Assign(upper, (Expression)(size - 1)));
        }

        Local weight = code.Declare(name + "Weight", position - lower.ShiftLeft(FractionBits));
        return (lower, upper, weight);
    }
}
