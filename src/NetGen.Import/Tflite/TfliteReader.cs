using NetGen.Import.Buffers;

namespace NetGen.Import.Tflite;

/// <summary>
/// Reads a model's main graph (schema version 3, TensorFlow's schema.fbs; the numbers below are the fields' positions in
/// its tables). What the operators mean is not looked at.
/// </summary>
internal sealed class TfliteReader
{
    private const int MaxTensors = 100_000;
    private const int MaxOperators = 10_000;
    private const int MaxRank = 8;

    private readonly FlatFile file;
    private readonly IReadOnlyList<FlatTable> buffers;

    private TfliteReader(FlatFile file, IReadOnlyList<FlatTable> buffers)
    {
        this.file = file;
        this.buffers = buffers;
    }

    public static TfliteFile Read(FlatFile file)
    {
        FlatTable model = file.Root("TFL3");
        uint version = model.UInt(0, "the version");
        if (version != 3)
        {
            throw file.Fail($"the model has schema version {version}; NetGen reads version 3");
        }

        IReadOnlyList<FlatTable> graphs = model.Tables(2, "the subgraphs");
        if (graphs.Count == 0)
        {
            throw file.Fail("the model has no subgraph: there is nothing to import");
        }

        foreach (FlatTable signature in model.Tables(7, "the signatures"))
        {
            if (signature.UInt(4) != 0)
            {
                throw file.Fail($"the signature '{Clean(signature.Text(2, "a signature's name"))}' enters at subgraph {signature.UInt(4)}; NetGen imports models with one entry, subgraph 0");
            }
        }

        TfliteReader reader = new(file, model.Tables(4, "the buffers"));
        (int Code, string Custom)[] codes = model.Tables(1, "the operator codes").Select(ReadCode).ToArray();
        return reader.ReadGraph(graphs[0], codes);
    }

    private TfliteFile ReadGraph(FlatTable graph, (int Code, string Custom)[] codes)
    {
        IReadOnlyList<FlatTable> tensorTables = graph.Tables(0, "the tensors");
        IReadOnlyList<FlatTable> operatorTables = graph.Tables(3, "the operators");
        if (tensorTables.Count > MaxTensors || operatorTables.Count > MaxOperators)
        {
            throw file.Fail($"the graph has {tensorTables.Count} tensors and {operatorTables.Count} operators; NetGen imports at most {MaxTensors} and {MaxOperators}");
        }

        TfliteTensor[] tensors = tensorTables.Select(ReadTensor).ToArray();
        TfliteOperator[] operators = operatorTables.Select((table, index) => ReadOperator(table, index, codes)).ToArray();
        int[] inputs = graph.Ints(1, "the graph's inputs");
        int[] outputs = graph.Ints(2, "the graph's outputs");
        CheckIndices(inputs, tensors.Length, "the graph's inputs", optional: false);
        CheckIndices(outputs, tensors.Length, "the graph's outputs", optional: false);
        foreach (TfliteOperator op in operators)
        {
            CheckIndices(op.Inputs, tensors.Length, $"the inputs of {op.Describe()}", optional: true);
            CheckIndices(op.Outputs, tensors.Length, $"the outputs of {op.Describe()}", optional: false);
        }

        return new TfliteFile(file, tensors, operators, inputs, outputs);
    }

    private static (int Code, string Custom) ReadCode(FlatTable table)
    {
        // Codes above 126 do not fit the old one-byte field, which then holds 127.
        int code = Math.Max(table.Int(3), (sbyte)table.Byte(0));
        return (code, Clean(table.Text(1, "a custom operator's name")));
    }

    private TfliteOperator ReadOperator(FlatTable table, int index, (int Code, string Custom)[] codes)
    {
        uint code = table.UInt(0, "an operator's code");
        if (code >= codes.Length)
        {
            throw file.Fail($"operator {index} has code {code}; the file lists {codes.Length} operator codes");
        }

        return new TfliteOperator(
            index,
            codes[code].Code,
            codes[code].Custom,
            table.Ints(1, "an operator's inputs"),
            table.Ints(2, "an operator's outputs"),
            table.Byte(3, "an operator's options"),
            table.Table(4, "an operator's options") ?? default);
    }

    private TfliteTensor ReadTensor(FlatTable table, int index)
    {
        if (table.Vector(0, 4, "a tensor's shape").Count is var rank and > MaxRank)
        {
            throw file.Fail($"tensor {index} has {rank} axes; NetGen imports at most {MaxRank}");
        }

        uint external = table.UInt(10);
        if (external != 0)
        {
            throw file.Fail($"tensor {index} keeps its values in another file; convert the model with its weights inside");
        }

        return new TfliteTensor
        {
            Index = index,
            Shape = table.Ints(0, "a tensor's shape"),
            Type = (TfliteType)table.Byte(1, "a tensor's type"),
            Data = ReadData(table.UInt(2, "a tensor's buffer"), index),
            Name = Clean(table.Text(3, "a tensor's name")),
            Quantization = table.Table(4, "a tensor's quantization") is { } quantization ? ReadQuantization(quantization) : null,
            IsVariable = table.Flag(5),
            IsSparse = table.Has(6),
            Signature = table.Ints(7, "a tensor's shape signature"),
        };
    }

    private static TfliteQuantization? ReadQuantization(FlatTable table)
    {
        float[] scales = table.Singles(2, "a tensor's scales");
        long[] zeroPoints = table.Longs(3, "a tensor's zero points");
        bool special = table.Byte(4) != 0;
        return scales.Length == 0 && !special ? null : new TfliteQuantization(scales, zeroPoints, table.Int(6)) { IsSpecial = special };
    }

    /// <summary>Buffer 0 is empty by convention. Large models keep the bytes behind the tables: offset and size instead of data.</summary>
    private (long Start, long Length) ReadData(uint index, int tensor)
    {
        if (index == 0 && buffers.Count == 0)
        {
            return default;
        }

        if (index >= buffers.Count)
        {
            throw file.Fail($"tensor {tensor} names buffer {index}; the file has {buffers.Count} buffers");
        }

        FlatTable buffer = buffers[(int)index];
        long offset = buffer.Long(1);
        if (offset is 0 or 1)
        {
            (long start, int count) = buffer.Vector(0, 1, "a buffer's data");
            return (start, count);
        }

        long size = buffer.Long(2);
        file.Check(offset, size, $"the data of tensor {tensor}");
        return (offset, size);
    }

    private void CheckIndices(int[] indices, int count, string what, bool optional)
    {
        foreach (int index in indices)
        {
            if (index >= count || index < (optional ? -1 : 0))
            {
                throw file.Fail($"{what} name tensor {index}; the graph has {count} tensors");
            }
        }
    }

    private static string Clean(string text) => new(text.Select(letter => char.IsControl(letter) ? '?' : letter).ToArray());
}
