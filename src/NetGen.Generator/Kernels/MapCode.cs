using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>The code of a function of an 8-bit value: nothing, a clamp, one or two lines that give exactly its results, or a table.</summary>
internal sealed class MapCode
{
    private readonly CodeBuilder code;
    private readonly int low;
    private readonly int high;
    private readonly bool identity;
    private readonly Local? x;
    private readonly Local? y;
    private readonly Local? table;
    private readonly (ExactLine Below, int Start, ExactLine Above)? lines;

    /// <param name="noTable">Prefer arithmetic, which needs no memory, to a table, which is faster.</param>
    public MapCode(KernelBuilder builder, IntegerMap map, string name, bool noTable)
    {
        code = builder.Code;
        identity = map.IsIdentity;
        (low, high) = map.Clamp ?? (map.Results.Min(), map.Results.Max());
        if (identity)
        {
            return;
        }

        if (map.Clamp is not null)
        {
            x = code.Declare("v", CodeType.Int32);
            return;
        }

        lines = noTable ? FindLines(map.Results) : null;
        if (lines is not null)
        {
            x = code.Declare("v", CodeType.Int32);
            y = code.Declare("t", CodeType.Int32);
        }
        else
        {
            table = builder.Constants(name, CodeType.Int8, [.. map.Results]);
        }
    }

    /// <summary>The function of a value, as an 8-bit value. It may take statements of its own.</summary>
    public Expression Of(Element value)
    {
        if (identity)
        {
            return value;
        }

        if (table is not null)
        {
            return table[value + 128];
        }

        code.Assign(x!, value);
        if (lines is not { } found)
        {
            return IntegerStore.Clamp(x!, low, high).As(CodeType.Int8);
        }

        Expression above = found.Above.At(x!);
        code.Assign(y!, found.Start == sbyte.MinValue ? above : found.Below.At(x!).If(x! < found.Start, above));
        return IntegerStore.Clamp(y!, low, high).As(CodeType.Int8);
    }

    /// <summary>One line, or two that meet somewhere.</summary>
    private (ExactLine Below, int Start, ExactLine Above)? FindLines(IReadOnlyList<int> results)
    {
        if (ExactLine.Of(results, sbyte.MinValue, sbyte.MaxValue, low, high) is { } whole)
        {
            return (whole, sbyte.MinValue, whole);
        }

        // The later the upper line may start, the easier it is to find; the first start at which it exists leaves the lower line the least.
        int from = sbyte.MinValue;
        int to = sbyte.MaxValue;
        while (from < to)
        {
            int middle = from + ((to - from) / 2);
            if (ExactLine.Of(results, middle, sbyte.MaxValue, low, high) is null)
            {
                from = middle + 1;
            }
            else
            {
                to = middle;
            }
        }

        return ExactLine.Of(results, from, sbyte.MaxValue, low, high) is { } above && ExactLine.Of(results, sbyte.MinValue, from - 1, low, high) is { } below
            ? (below, from, above)
            : null;
    }
}
