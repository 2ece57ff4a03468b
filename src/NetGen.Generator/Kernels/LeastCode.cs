namespace NetGen.Generator.Kernels;

/// <summary>
/// What code that spells out its weights takes at least, counted without writing it: bytes of IL, and instructions of one inference by kind. Such code has no arrays of
/// its own.
/// </summary>
internal sealed class LeastCode
{
    /// <summary>Variables whose load is one byte of IL; all others take two at least.</summary>
    private const int ShortLoads = 4;

    private readonly Dictionary<long, long> numbers = [];
    private int methods = 1;
    private long times = 1;
    private long constants;
    private long conversions;

    public long Bytes { get; private set; }

    /// <summary>Loads of variables.</summary>
    public long Loads { get; private set; }

    public long Constants => constants + Converted;

    public long LongConstants { get; private set; }

    /// <summary>Constants of 64 bits that 32 bits hold, each a constant and its conversion, or the load of a variable: those that are used most, as many as <see cref="HoldNumbers"/> holds.</summary>
    public long Numbers => times * Held;

    /// <summary>The others are what they are.</summary>
    private long Converted => times * (numbers.Values.Sum() - Held);

    private long Held => numbers.Values.OrderByDescending(uses => uses).Take(HoldNumbers.Most * methods).Sum();

    /// <summary>Conversions between 32 and 64 bits.</summary>
    public long Conversions => conversions + Converted;

    public long Products { get; private set; }

    /// <summary>Additions, subtractions, shifts.</summary>
    public long Sums { get; private set; }

    /// <summary>Loads of array elements.</summary>
    public long Elements { get; private set; }

    /// <summary>Stores of array elements.</summary>
    public long Stores { get; private set; }

    public long Branches { get; private set; }

    /// <summary>The sum of so many variables, no variable more than once.</summary>
    public void Sum(int terms)
    {
        if (terms > 0)
        {
            Bytes += (2L * terms) - Math.Min(terms, ShortLoads) + terms - 1;
            Loads += terms;
            Sums += terms - 1;
        }
    }

    /// <summary>Sums of two variables, each into a variable.</summary>
    public void Pairs(int count)
    {
        Bytes += 4L * count;
        Loads += 2L * count;
        Sums += count;
    }

    /// <summary>A product with a constant: what it takes beside the other factor.</summary>
    public void Product(long constant, bool isLong)
    {
        if (constant != 1)
        {
            Constant(constant, isLong);
            Bytes++;
            Products++;
        }
    }

    /// <summary>A product with a variable.</summary>
    /// <param name="place">The variable's place among those of its kind, the first ones of the method.</param>
    public void Product(int place)
    {
        Bytes += place < ShortLoads ? 2 : 3;
        Loads++;
        Products++;
    }

    /// <summary>Inputs that are loaded into 64-bit variables, from several positions at once.</summary>
    /// <param name="inputs">How many, none of them ever outside of the map.</param>
    public void Inputs(int inputs, LaneLayout layout)
    {
        int positions = layout.Count;
        // Of each value: the array, the index, the element; of all but the first a shift and a sum; and a constant of the index, but for one.
        long values = (long)inputs * positions;
        long more = (long)inputs * (positions - 1);
        long converted = (long)inputs * PackedPositions.Conversions(layout);
        Bytes += (5 * values) - 2 + converted + (3 * more);
        Loads += 2 * values;
        Elements += values;
        conversions += converted;
        constants += values - 1 + more;
        Sums += values - 1 + (2 * more);
    }

    /// <summary>The additions of so many terms, whatever these take.</summary>
    public void Additions(int terms)
    {
        int more = Math.Max(0, terms - 1);
        Bytes += more;
        Sums += more;
    }

    /// <summary>An element of an array that is read where it is used.</summary>
    /// <param name="offset">Its place behind the position's first element.</param>
    /// <param name="isLooped">Whether the position is a variable.</param>
    /// <param name="times">How often it is read in all: there is no loop to come.</param>
    public void Read(long offset, bool isLooped, long times)
    {
        Bytes += isLooped ? 3 : 2;
        Loads += isLooped ? 2 * times : times;
        Elements += times;
        if (isLooped && offset != 0)
        {
            Bytes += 1 + BytesOf(Math.Abs(offset));
            constants += times;
            Sums += times;
        }
    }

    /// <summary>A test whether an element is there, and a constant where it is not.</summary>
    /// <param name="inside">How often it is in all.</param>
    /// <param name="outside">How often it is not.</param>
    public void Test(long inside, long outside)
    {
        // A variable and a jump over the constant and a jump.
        Bytes += 6;
        Loads += inside + outside;
        Branches += inside + (2 * outside);
        constants += outside;
    }

    /// <summary>From a sum to the stored output: <see cref="ChannelOutput"/>.</summary>
    /// <param name="lane">The sum's place in a packed one; null where it is no packed one.</param>
    /// <param name="inPlace">Whether it is masked, and not moved.</param>
    /// <param name="channel">The output's place behind the position's first.</param>
    /// <param name="isLooped">Whether the position is a variable.</param>
    public void Output(Formulas formulas, Requantization formula, Lane? lane, bool inPlace, int channel, bool isLooped)
    {
        bool isLong = formula.Kind != RequantizationKind.Line32;

        // A sum that is all there is may be used where it is made; packed ones wait in a variable.
        if (lane is { IsLast: false } or { Shift: > 0 })
        {
            Bytes++;
            Loads++;
        }

        if (lane is not null && inPlace)
        {
            Added(lane.Mask, isLong: true);
        }
        else if (lane is not null)
        {
            Added(lane.Shift, isLong: false);
            if (!lane.IsLast && isLong)
            {
                Bytes += 2;
                Number((1L << lane.Width) - 1);
                Sums++;
            }
            else if (!lane.IsLast)
            {
                Added((1L << lane.Width) - 1, isLong: false);
            }
        }

        int? table = formulas.TableStart(formula.Results);
        long offset = formula.Line.Offset - ((long)(table ?? 0) << formula.Line.Shift);
        Product(formula.Line.Multiplier, isLong);
        Added(offset, isLong && offset != (int)offset);
        Added(formula.Line.Shift, isLong: false);

        // The array, the index, the store; perhaps the table.
        Bytes += 3;
        Loads++;
        Stores++;
        if (isLooped)
        {
            Loads++;
            Added(channel, isLong: false);
        }

        if (table is not null)
        {
            Bytes += 2;
            Loads++;
            Elements++;
        }
    }

    /// <summary>Puts all that was counted so far into a loop.</summary>
    public LeastCode Looped(long times)
    {
        Loads *= times;
        constants *= times;
        LongConstants *= times;
        this.times *= times;
        conversions *= times;
        Products *= times;
        Sums *= times;
        Elements *= times;
        Stores *= times;
        Branches *= times;
        return this;
    }

    /// <summary>Says that the code is divided into so many methods, each with variables of its own.</summary>
    public LeastCode Divided(int methods)
    {
        this.methods = methods;
        return this;
    }

    /// <summary>What was counted so far, spelled out in so many places, of which each run takes one.</summary>
    public LeastCode Copied(int copies)
    {
        Bytes *= copies;
        return this;
    }

    /// <summary>A constant added, or shifted by: what it takes beside the other operand.</summary>
    private void Added(long constant, bool isLong)
    {
        if (constant != 0)
        {
            Constant(constant, isLong);
            Bytes++;
            Sums++;
        }
    }

    private void Constant(long constant, bool isLong)
    {
        if (isLong && constant is < int.MinValue or > uint.MaxValue)
        {
            Bytes += 9;
            LongConstants++;
            return;
        }

        if (isLong)
        {
            Bytes++;
            Number(constant);
            return;
        }

        Bytes += BytesOf(constant);
        constants++;
    }

    private void Number(long number) => numbers[number] = numbers.TryGetValue(number, out long uses) ? uses + 1 : 1;

    /// <summary>Bytes of a constant of 32 bits.</summary>
    private static int BytesOf(long constant) => unchecked((int)constant) is var narrow && narrow is >= -1 and <= 8 ? 1 : narrow is >= sbyte.MinValue and <= sbyte.MaxValue ? 2 : 5;
}
