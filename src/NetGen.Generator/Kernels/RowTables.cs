using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>Jagged arrays that are made at start-up from flat ones: rows cost an interpreter no index arithmetic, and packed rows need no initialiser of their size.</summary>
internal static class RowTables
{
    private static readonly Method PackRows = WritePackRows();
    private static readonly Method SplitRows = WriteSplitRows("splitRows", CodeType.Int8Array);
    private static readonly Method SplitFloatRows = WriteSplitRows("splitFloatRows", CodeType.Float32Array);

    /// <summary>
    /// Rows of <paramref name="inputs"/> packed weights, then <paramref name="tail"/> numbers that the row's outputs want. The weights of lane j of row r
    /// begin at (r * lanes + j) * inputs.
    /// </summary>
    /// <param name="weights">Makes the weights of all rows.</param>
    /// <param name="numbers">Makes the numbers of all rows.</param>
    public static Local Packed(KernelBuilder builder, string name, int inputs, int lanes, int shift, int rows, Func<int[]> weights, int tail, Func<long[]> numbers)
    {
        builder.Helper(PackRows);
        long ram = HeapRoom.OfRows(CodeType.Int64, rows, (long)inputs + tail);
        Call call = new(PackRows.Name, PackRows.Returns, Literal(inputs * lanes * rows, weights), new ArrayLiteral(CodeType.Int64, tail * rows, numbers), inputs, lanes, shift, rows);
        return builder.Constants(new ConstantArray($"{builder.Context.Prefix}{name}", call, ram), name);
    }

    /// <summary>Rows of 8-bit weights.</summary>
    public static Local Bytes(KernelBuilder builder, string name, int inputs, int rows, Func<int[]> weights)
    {
        builder.Helper(SplitRows);
        Call call = new(SplitRows.Name, SplitRows.Returns, Literal(inputs * rows, weights), inputs);
        return builder.Constants(new ConstantArray($"{builder.Context.Prefix}{name}", call, HeapRoom.OfRows(CodeType.Int8, rows, inputs)), name);
    }

    /// <summary>Rows of floats.</summary>
    public static Local Floats(KernelBuilder builder, string name, int inputs, int rows, Func<float[]> weights)
    {
        builder.Helper(SplitFloatRows);
        Call call = new(SplitFloatRows.Name, SplitFloatRows.Returns, new ArrayLiteral(inputs * rows, weights), inputs);
        return builder.Constants(new ConstantArray($"{builder.Context.Prefix}{name}", call, HeapRoom.OfRows(CodeType.Float32, rows, inputs)), name);
    }

    private static ArrayLiteral Literal(int length, Func<int[]> weights) => new(CodeType.Int8, length, () => Array.ConvertAll(weights(), weight => (long)weight));

    private static Method WritePackRows()
    {
        CodeBuilder code = new();
        Local weights = code.Parameter("weights", CodeType.Int8Array);
        Local tail = code.Parameter("tail", CodeType.Int64Array);
        Local inputs = code.Parameter("inputs", CodeType.Int32);
        Local lanes = code.Parameter("lanes", CodeType.Int32);
        Local shift = code.Parameter("shift", CodeType.Int32);
        Local count = code.Parameter("count", CodeType.Int32);
        Local extra = code.Declare("extra", new ArrayLength(tail) / count);
        Local rows = code.Declare("rows", new NewArray(CodeType.Int64Rows, count));
        code.For("r", (Expression)0, count, r =>
        {
            Local row = code.Declare("row", new NewArray(CodeType.Int64Array, inputs + extra));
            code.For("i", (Expression)0, inputs, i =>
            {
                Local sum = code.Declare("sum", 0L);
                code.For("j", (Expression)1, lanes + 1, j => code.Assign(sum, sum.ShiftLeft(shift) + weights[(((r * lanes) + lanes - j) * inputs) + i]));
                code.Assign(row[i], sum);
            });
            code.For("e", (Expression)0, extra, e => code.Assign(row[inputs + e], tail[(r * extra) + e]));
            code.Assign(rows[r], row);
        });
        code.Return(rows);
        return new Method("packRows", "Several rows of weights in each packed row, then the numbers that its outputs want.", [weights, tail, inputs, lanes, shift, count], CodeType.Int64Rows, code.Statements);
    }

    private static Method WriteSplitRows(string name, CodeType array)
    {
        CodeBuilder code = new();
        Local values = code.Parameter("values", array);
        Local length = code.Parameter("length", CodeType.Int32);
        Local rows = code.Declare("rows", new NewArray(array.ArrayOf(), new ArrayLength(values) / length));
        code.For("r", (Expression)0, new ArrayLength(values) / length, r =>
        {
            Local row = code.Declare("row", new NewArray(array, length));
            code.For("i", (Expression)0, length, i => code.Assign(row[i], values[(r * length) + i]));
            code.Assign(rows[r], row);
        });
        code.Return(rows);
        return new Method(name, "A flat array as rows.", [values, length], array.ArrayOf(), code.Statements);
    }
}
