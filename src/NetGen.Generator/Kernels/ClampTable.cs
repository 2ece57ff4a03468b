using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Limits results by a look into a table instead of two comparisons: an interpreter pays one array load for up to nine instructions. Tables
/// have few lengths, so that layers share them; they are filled at start-up.
/// </summary>
internal static class ClampTable
{
    /// <summary>Values below the smallest and above the largest 8-bit value.</summary>
    private static readonly int[] Margins = [384, 1920];

    private static readonly Method Helper = WriteHelper();

    /// <summary>Bytes of RAM of all tables that a network can come to need, but for rare limits.</summary>
    public static int MostBytes => Margins.Sum(margin => 256 + (2 * margin));

    /// <summary>The first result that the table for a range has; null if no table is long enough.</summary>
    public static int? First(SumRange results)
    {
        foreach (int margin in Margins)
        {
            if (results.Min >= sbyte.MinValue - margin && results.Max <= sbyte.MaxValue + margin)
            {
                return sbyte.MinValue - margin;
            }
        }

        return null;
    }

    /// <summary>The table whose first element stands for <paramref name="first"/>.</summary>
    public static Local Of(KernelBuilder builder, int first, int low, int high)
    {
        builder.Helper(Helper);
        int length = 2 * -first;
        string limits = (low, high) == (sbyte.MinValue, sbyte.MaxValue) ? "" : $"_{low - sbyte.MinValue}_{high - sbyte.MinValue}";
        Call call = new(Helper.Name, Helper.Returns, first, length, low, high);
        return builder.Constants(new ConstantArray($"clamp{length}{limits}", call, HeapRoom.OfArray(CodeType.Int8, length)) { IsShared = true }, "clamp");
    }

    private static Method WriteHelper()
    {
        CodeBuilder code = new();
        Local first = code.Parameter("first", CodeType.Int32);
        Local length = code.Parameter("length", CodeType.Int32);
        Local low = code.Parameter("low", CodeType.Int32);
        Local high = code.Parameter("high", CodeType.Int32);
        Local table = code.Declare("table", new NewArray(CodeType.Int8Array, length));
        code.For("i", (Expression)0, length, i =>
        {
            Local value = code.Declare("value", first + i);
            code.Assign(table[i], low.If(value < low, high.If(value > high, value)).As(CodeType.Int8));
        });
        code.Return(table);
        return new Method("clampTable", "Values from first on, limited to low and high.", [first, length, low, high], CodeType.Int8Array, code.Statements);
    }
}
