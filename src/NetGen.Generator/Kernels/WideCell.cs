using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Arithmetic of recurrent cells in integers: sums of gates have 12 bits behind the point and stay within 16 bits, gates and states 15. Where the scale of a
/// product is a power of two its rescaling is shifts, equal to TensorFlow Lite's two roundings.
/// </summary>
/// <param name="lines">Whether functions are written out, by larger tables, instead of called.</param>
internal sealed class WideCell(KernelBuilder builder, bool lines)
{
    private readonly CellValues values = new(builder);
    private readonly WideLines? lines = lines ? new WideLines(builder) : null;

    private CodeBuilder Code => builder.Code;

    public Expression Input(int input, Expression i) => values.Input(input, i);

    /// <summary>A state with 15 bits behind the point; one that comes in 8 bits has no more than 7 of them.</summary>
    public Expression State(int input, Expression i) => builder.Context.Inputs[input].Field.Type.ElementOf() == CodeType.Int8 ? values.Input(input, i) * 256 : values.Input(input, i);

    public void Store(int output, Expression i, Expression value) => values.Store(output, i, value.As(builder.Context.Outputs[output].Field.Type.ElementOf()));

    /// <summary>A gate's sum for unit i: the products of the row and those of the state, 17 bits.</summary>
    public Expression Values(int gate, int units, Expression i) => values.Sum(gate, units, i);

    /// <summary>The same, limited to 16 bits.</summary>
    public Local Sum(int gate, int units, Expression i) => Limited(values.Sum(gate, units, i));

    /// <summary>A sum kept within 16 bits.</summary>
    public Local Limited(Expression sum)
    {
        Local t = Code.Scratch("t", sum);
        Code.Assign(t, IntegerStore.Clamp(t, short.MinValue, short.MaxValue));
        return t;
    }

    /// <summary>An open or closed gate: the logistic function of its sum.</summary>
    public Local Gate(string name, int gate, int units, Expression i) =>
        Code.Scratch(name, lines?.Sigmoid(values.Sum(gate, units, i)) ?? WideFunctions.Sigmoid(builder, Sum(gate, units, i)));

    /// <summary>The same of a sum that is limited to 16 bits already.</summary>
    public Local Gate(string name, Local limited) => Code.Scratch(name, lines?.Sigmoid(limited) ?? WideFunctions.Sigmoid(builder, limited));

    /// <summary>The tangent of a sum, limited to 16 bits: it is level long before.</summary>
    public Local Tanh(string name, Expression sum) => Code.Scratch(name, lines?.Tanh(sum * 3) ?? WideFunctions.Tanh(builder, Limited(sum)));

    /// <summary>The tangent of a cell, whose point a shift moves.</summary>
    public Local TanhOfCell(string name, Expression cell, int shift) =>
        Code.Scratch(name, lines?.Tanh(WideFunctions.Three(cell, shift)) ?? WideFunctions.Tanh(builder, cell, shift));

    /// <summary>A product of two values with 15 bits behind the point, the nearest such value.</summary>
    public static Expression Product(Expression left, Expression right) => ((left * right) + (1 << 14)).ShiftRight(15);

    /// <summary>A value with 15 bits behind the point in 8 bits with 7.</summary>
    public Expression Narrowed(Expression value)
    {
        Local narrow = Code.Scratch("narrow", (value + 128).ShiftRight(8));
        return ((Expression)(int)sbyte.MaxValue).If(narrow > sbyte.MaxValue, narrow);
    }

    /// <summary>Stores an 8-bit output: a product times a factor, with a zero point, limited.</summary>
    public void StoreScaled(int output, Expression i, Expression product, FixedPointMultiplier factor, int zeroPoint)
    {
        Local result = Scaled("h", product, factor);
        if (zeroPoint != 0)
        {
            Code.Assign(result, result + zeroPoint);
        }

        Store(output, i, IntegerStore.Clamp(result, sbyte.MinValue, sbyte.MaxValue));
    }

    /// <summary>An integer times a factor, rounded twice as TensorFlow Lite does.</summary>
    public Local Scaled(string name, Expression product, FixedPointMultiplier factor)
    {
        bool isPowerOfTwo = factor.Multiplier == 1 << 30 && factor.Shift <= 0;
        Local t = Code.Scratch(name, isPowerOfTwo ? (product + 1).ShiftRight(1) : Requantize.Scaled(product, factor));
        if (factor.Shift < 0)
        {
            Code.Assign(t, Requantize.Rounded(t, -factor.Shift));
        }

        return t;
    }
}
