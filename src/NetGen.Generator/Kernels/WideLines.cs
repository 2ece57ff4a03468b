using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The functions of <see cref="WideFunctions"/> without a call and, for the logistic one, without a comparison: the lines of both signs in two tables, where they
/// begin and how they rise, with the rounding and the limits of 16 bits inside. The tables are made at start-up; each value costs about half of what the call costs.
/// </summary>
internal sealed class WideLines
{
    /// <summary>Lines of the logistic function on one side: sums of two 16-bit values, times three, in steps of 512.</summary>
    private const int SigmoidSide = 384;

    /// <summary>The last line of the logistic function that 16 bits reach.</summary>
    private const int SigmoidLast = 191;

    /// <summary>Lines of the tangent on one side, the last one level.</summary>
    private const int TanhSide = 256;

    /// <summary>Bytes of RAM of all tables that a network can come to need.</summary>
    public static long MostBytes(NetworkModel model) =>
        model.Precision == NetworkPrecision.Int8 && model.Layers.Any(IsWide)
            ? 2 * (HeapRoom.OfArray(CodeType.Int32, 2 * SigmoidSide) + HeapRoom.OfArray(CodeType.Int32, 2 * TanhSide))
            : 0;

    /// <summary>Whether a layer, or one inside of it, has gates or the tangents of an attention.</summary>
    private static bool IsWide(LayerModel layer) =>
        LayerKinds.FurtherInputs(layer.Kind) is not null || layer.Kind is nameof(AdditiveScores) or "AdditiveAttention" || (layer.Block is { } block && block.Parts.Any(IsWide));

    private static readonly Method SigmoidHelper = WriteSigmoid();

    private static readonly Method TanhHelper = WriteTanh();

    private readonly KernelBuilder builder;
    private readonly CodeBuilder code;
    private readonly Local y;
    private readonly Local k;

    public WideLines(KernelBuilder builder)
    {
        this.builder = builder;
        code = builder.Code;
        y = code.Declare("y", CodeType.Int32);
        k = code.Declare("k", CodeType.Int32);
    }

    /// <summary>Of the sum of two 16-bit values, limited to 16 bits.</summary>
    public Expression Sigmoid(Expression sum)
    {
        code.Assign(y, sum * 3);
        code.Assign(k, y.ShiftRight(9) + SigmoidSide);
        return At(SigmoidHelper, "sigmoid", SigmoidSide, 0x1FF).ShiftRight(10);
    }

    /// <param name="three">Three times a value with 12 bits behind the point; it need not be limited, as the tangent is level long before.</param>
    public Expression Tanh(Expression three)
    {
        code.Assign(y, three);
        code.Assign(k, y.ShiftRight(8));
        code.Assign(k, ((Expression)0).If(k < -TanhSide, ((Expression)((2 * TanhSide) - 1)).If(k > TanhSide - 1, k + TanhSide)));
        return At(TanhHelper, "tanh", TanhSide, 0xFF).ShiftRight(8);
    }

    /// <summary>The line k at y.</summary>
    private Expression At(Method helper, string name, int side, int mask)
    {
        builder.Helper(helper);
        Local starts = Table(helper, name + "Starts", "starts", side, 0);
        Local rises = Table(helper, name + "Rises", "rises", side, 1);
        return starts[k] + ((y & mask) * rises[k]);
    }

    private Local Table(Method helper, string name, string local, int side, int rises)
    {
        ArrayLiteral values = new(CodeType.Int16, SigmoidTable.Values.Count, () => [.. SigmoidTable.Values.Select(value => (long)(value - WideFunctions.Half))]);
        return builder.Constants(new ConstantArray(name, new Call(helper.Name, helper.Returns, values, rises), HeapRoom.OfArray(CodeType.Int32, 2 * side)) { IsShared = true }, local);
    }

    /// <summary>Line k begins at k * 512 and ends at the next one's beginning; results are shifted by 10 bits, half of that is in the beginnings (less one below zero).</summary>
    private static Method WriteSigmoid() => Write("wideSigmoidLines", SigmoidSide, (code, values, lines, rises) =>
        code.For("k", 0, SigmoidSide, k =>
        {
            Local low = code.Declare("low", values[((Expression)SigmoidLast).If(k > SigmoidLast, k)] + WideFunctions.Half);
            Local high = code.Declare("high", values[((Expression)(SigmoidLast + 1)).If(k >= SigmoidLast, k + 1)] + WideFunctions.Half);

            // From 16 bits on the function is what it is at their end, and on the other side one step later.
            Local isEnd = code.Declare("end", ((Expression)1).If(k > SigmoidLast, 0));
            Local last = code.Declare("last", low.ShiftLeft(9) + (isEnd * 509 * (high - low)) + 512);
            Local first = code.Declare("first", (Expression)((1 << 25) + 511) - high.ShiftLeft(9));
            code.If(rises > 0, () =>
            {
                code.Assign(lines[k + SigmoidSide], ((Expression)0).If(isEnd > 0, high - low));
                code.Assign(lines[(Expression)(SigmoidSide - 1) - k], ((Expression)0).If(isEnd > 0, high - low));
            }, () =>
            {
                code.Assign(lines[k + SigmoidSide], last);
                code.Assign(lines[(Expression)(SigmoidSide - 1) - k], first);
            });
        }));

    /// <summary>The same for the tangent, in steps of 256 and with 8 bits.</summary>
    private static Method WriteTanh() => Write("wideTanhLines", TanhSide, (code, values, lines, rises) =>
        code.For("k", 0, TanhSide, k =>
        {
            Local isEnd = code.Declare("end", ((Expression)1).If(k >= WideFunctions.Last, 0));
            Local low = code.Declare("low", ((Expression)0xFFFF).If(isEnd > 0, values[k] + WideFunctions.Half));
            Local high = code.Declare("high", ((Expression)0xFFFF).If(isEnd > 0, values[((Expression)WideFunctions.Last).If(k >= WideFunctions.Last, k + 1)] + WideFunctions.Half));
            code.If(rises > 0, () =>
            {
                code.Assign(lines[k + TanhSide], high - low);
                code.Assign(lines[(Expression)(TanhSide - 1) - k], high - low);
            }, () =>
            {
                code.Assign(lines[k + TanhSide], low.ShiftLeft(8) + (128 - (1 << 23)));
                code.Assign(lines[(Expression)(TanhSide - 1) - k], (Expression)((1 << 23) + 127) - high.ShiftLeft(8));
            });
        }));

    private static Method Write(string name, int side, Action<CodeBuilder, Local, Local, Local> fill)
    {
        CodeBuilder code = new();
        Local values = code.Parameter("values", CodeType.Int16Array);
        Local rises = code.Parameter("rises", CodeType.Int32);
        Local lines = code.Declare("lines", new NewArray(CodeType.Int32Array, 2 * side));
        fill(code, values, lines, rises);
        code.Return(lines);
        return new Method(name, "Where lines begin, or how they rise.", [values, rises], CodeType.Int32Array, code.Statements);
    }
}
