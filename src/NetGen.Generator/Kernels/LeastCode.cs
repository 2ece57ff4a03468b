namespace NetGen.Generator.Kernels;

/// <summary>
/// What code that spells out its weights takes at least, counted without writing it: bytes of IL, and instructions of one inference by kind.
/// </summary>
/// <param name="Loads">Loads of variables.</param>
/// <param name="Conversions">Conversions between 32 and 64 bits.</param>
/// <param name="Sums">Additions, subtractions, shifts.</param>
/// <param name="Elements">Loads of array elements.</param>
/// <param name="Stores">Stores of array elements.</param>
internal readonly record struct LeastCode(long Bytes, long Loads, long Constants, long LongConstants, long Conversions, long Products, long Sums, long Elements, long Stores)
{
    /// <summary>Variables whose load is one byte of IL; all others take two at least.</summary>
    private const int ShortLoads = 4;

    public static LeastCode operator +(LeastCode left, LeastCode right) => new(
        left.Bytes + right.Bytes,
        left.Loads + right.Loads,
        left.Constants + right.Constants,
        left.LongConstants + right.LongConstants,
        left.Conversions + right.Conversions,
        left.Products + right.Products,
        left.Sums + right.Sums,
        left.Elements + right.Elements,
        left.Stores + right.Stores);

    /// <summary>The code in a loop.</summary>
    public LeastCode Executed(long times) => new(
        Bytes, Loads * times, Constants * times, LongConstants * times, Conversions * times, Products * times, Sums * times, Elements * times, Stores * times);

    /// <summary>The sum of so many variables, no variable more than once.</summary>
    public static LeastCode Sum(int terms) =>
        terms == 0 ? default : new LeastCode { Bytes = (2L * terms) - Math.Min(terms, ShortLoads) + terms - 1, Loads = terms, Sums = terms - 1 };

    /// <summary>A constant as an operand.</summary>
    public static LeastCode Constant(long constant, bool isLong)
    {
        if (isLong && constant is < int.MinValue or > uint.MaxValue)
        {
            return new LeastCode { Bytes = 9, LongConstants = 1 };
        }

        int narrow = unchecked((int)constant);
        int bytes = narrow is >= -1 and <= 8 ? 1 : narrow is >= sbyte.MinValue and <= sbyte.MaxValue ? 2 : 5;
        return new LeastCode { Bytes = isLong ? bytes + 1 : bytes, Constants = 1, Conversions = isLong ? 1 : 0 };
    }

    /// <summary>A product with a constant: what it takes beside the other factor.</summary>
    public static LeastCode Product(long constant, bool isLong) =>
        constant == 1 ? default : Constant(constant, isLong) + new LeastCode { Bytes = 1, Products = 1 };

    /// <summary>A constant added, or shifted by: what it takes beside the other operand.</summary>
    public static LeastCode Added(long constant, bool isLong) =>
        constant == 0 ? default : Constant(constant, isLong) + new LeastCode { Bytes = 1, Sums = 1 };

    /// <summary>Inputs that are loaded into 64-bit variables, from several positions at once.</summary>
    /// <param name="inputs">How many, none of them ever outside of the map.</param>
    public static LeastCode Inputs(int inputs, int positions)
    {
        // Of each value: the array, the index, the element, its conversion; of all but the first a shift and a sum; and a constant of the index, but for one.
        long values = (long)inputs * positions;
        long more = (long)inputs * (positions - 1);
        return values == 0 ? default : new LeastCode
        {
            Bytes = (6 * values) - 2 + (3 * more),
            Loads = 2 * values,
            Elements = values,
            Conversions = values,
            Constants = values - 1 + more,
            Sums = values - 1 + (2 * more),
        };
    }

    /// <summary>From a sum in a variable to the stored output: <see cref="ChannelOutput"/>.</summary>
    /// <param name="channel">The output's place behind the position's first.</param>
    public static LeastCode Output(KernelContext context, Requantization formula, int channel, bool isLooped)
    {
        (int low, int high) = (Formulas.Of(context).Low, Formulas.Of(context).High);
        int? table = LimitedStore.TableStart(context, formula.Results, low, high);
        bool isLong = formula.Kind != RequantizationKind.Line32;
        long offset = formula.Line.Offset - ((long)(table ?? 0) << formula.Line.Shift);

        // The array, the index, the sum; perhaps the table.
        LeastCode least = new() { Bytes = 4, Loads = isLooped ? 3 : 2, Stores = 1 };
        least += isLooped ? Added(channel, isLong: false) : default;
        least += table is null ? default : new LeastCode { Bytes = 2, Loads = 1, Elements = 1 };
        return least + Product(formula.Line.Multiplier, isLong) + Added(offset, isLong && offset != (int)offset) + Added(formula.Line.Shift, isLong: false);
    }

    /// <summary>A lane taken out of a packed sum, what it takes beside the sum.</summary>
    public static LeastCode Extracted(Lane lane) =>
        Added(lane.Shift, isLong: false) + (lane.IsLast ? default : Added((1L << lane.Width) - 1, isLong: false));
}
