using System.Buffers.Binary;
using Google.FlatBuffers;

namespace NetGen.Tool.Tests.Models;

/// <summary>Writes small .tflite files for tests, after TensorFlow's schema.fbs.</summary>
internal sealed class TfliteBuilder
{
    public const byte Float32 = 0;
    public const byte Int32 = 2;
    public const byte UInt8 = 3;
    public const byte Int64 = 4;
    public const byte Int8 = 9;

    private readonly List<Tensor> tensors = [];
    private readonly List<Operator> operators = [];

    /// <summary>Buffers lie behind the tables, as in models over 2 GB.</summary>
    public bool DataBehindTables { get; init; }

    /// <summary>Further subgraphs, empty ones.</summary>
    public int ExtraGraphs { get; init; }

    /// <summary>The subgraph that a signature enters; none without.</summary>
    public uint? SignatureGraph { get; init; }

    public uint Version { get; init; } = 3;

    public int Add(Tensor tensor)
    {
        tensors.Add(tensor);
        return tensors.Count - 1;
    }

    /// <summary>A computed float tensor.</summary>
    public int Value(params int[] shape) => Add(new Tensor(Float32, shape));

    /// <summary>A computed int8 tensor.</summary>
    public int Quantized(float scale, long zero, params int[] shape) => Add(new Tensor(Int8, shape) { Scales = [scale], Zeros = [zero] });

    public int Floats(int[] shape, params float[] values)
    {
        byte[] bytes = new byte[4 * values.Length];
        Buffer.BlockCopy(values, 0, bytes, 0, bytes.Length);
        return Add(new Tensor(Float32, shape) { Data = bytes });
    }

    /// <summary>Floats 0.5, 1, 1.5, ...</summary>
    public int Ramp(params int[] shape) => Floats(shape, [.. Enumerable.Range(1, shape.Aggregate(1, (product, size) => product * size)).Select(i => i * 0.5f)]);

    public int Integers(int[] shape, params int[] values)
    {
        byte[] bytes = new byte[4 * values.Length];
        Buffer.BlockCopy(values, 0, bytes, 0, bytes.Length);
        return Add(new Tensor(Int32, shape) { Data = bytes });
    }

    /// <summary>int8 weights 1, 2, 3, ... with scales along an axis.</summary>
    public int Weights(float[] scales, int axis, params int[] shape) => Add(new Tensor(Int8, shape)
    {
        Data = [.. Enumerable.Range(1, shape.Aggregate(1, (product, size) => product * size)).Select(i => unchecked((byte)(sbyte)(i % 120)))],
        Scales = scales,
        Zeros = [.. scales.Select(_ => 0L)],
        Axis = axis,
    });

    public void Apply(string name, int[] inputs, int[] outputs, byte optionsType = 0, params (int Slot, object Value)[] options) =>
        operators.Add(new Operator(name, inputs, outputs, optionsType, options));

    public byte[] Build(int[] inputs, int[] outputs)
    {
        FlatBufferBuilder builder = new(4096);
        List<(Tensor Tensor, byte[] Data)> behind = [];
        int[] bufferOffsets = [Table(builder, 3), .. tensors.Where(tensor => tensor.Data is not null).Select(tensor => WriteBuffer(builder, tensor, behind))];
        int bufferIndex = 0;
        int[] tensorOffsets = [.. tensors.Select(tensor => WriteTensor(builder, tensor, tensor.Data is null ? 0 : ++bufferIndex))];
        string[] codes = [.. operators.Select(op => op.Name).Distinct()];
        int[] codeOffsets = [.. codes.Select(name => WriteCode(builder, name))];
        int[] operatorOffsets = [.. operators.Select(op => WriteOperator(builder, op, Array.IndexOf(codes, op.Name)))];
        int graph = Table(builder, 5, (0, Vector(builder, tensorOffsets)), (1, Ints(builder, inputs)), (2, Ints(builder, outputs)), (3, Vector(builder, operatorOffsets)));
        int[] graphs = [graph, .. Enumerable.Range(0, ExtraGraphs).Select(_ => Table(builder, 5))];
        Offset signatures = SignatureGraph is { } entry ? Vector(builder, [Table(builder, 5, (2, builder.CreateString("main")), (4, entry))]) : Vector(builder, []);
        int model = Table(builder, 8, (0, Version), (1, Vector(builder, codeOffsets)), (2, Vector(builder, graphs)), (4, Vector(builder, bufferOffsets)), (7, signatures));
        builder.Finish(model, "TFL3");
        return Append(builder.SizedByteArray(), behind);
    }

    private int WriteBuffer(FlatBufferBuilder builder, Tensor tensor, List<(Tensor, byte[])> behind)
    {
        if (!DataBehindTables)
        {
            return Table(builder, 3, (0, Bytes(builder, tensor.Data!)));
        }

        // The place is not known yet: a mark to look for, patched when the tables are done.
        behind.Add((tensor, tensor.Data!));
        return Table(builder, 3, (1, Mark + (ulong)behind.Count), (2, (ulong)tensor.Data!.Length));
    }

    private const ulong Mark = 0x6E65_7467_656E_0000UL;

    private static byte[] Append(byte[] tables, List<(Tensor Tensor, byte[] Data)> behind)
    {
        List<byte> file = [.. tables];
        for (int i = 0; i < behind.Count; i++)
        {
            byte[] mark = new byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(mark, Mark + (ulong)(i + 1));
            int place = tables.AsSpan().IndexOf(mark);
            byte[] offset = BitConverter.GetBytes((ulong)file.Count);
            for (int k = 0; k < 8; k++)
            {
                file[place + k] = offset[k];
            }

            file.AddRange(behind[i].Data);
        }

        return [.. file];
    }

    private static int WriteTensor(FlatBufferBuilder builder, Tensor tensor, int buffer)
    {
        int name = builder.CreateString(tensor.Name).Value;
        int quantization = tensor.Scales.Length == 0 ? 0 : Table(
            builder, 7, (2, Floats(builder, tensor.Scales)), (3, Longs(builder, tensor.Zeros)), (6, tensor.Axis));
        return Table(
            builder,
            8,
            (0, Ints(builder, tensor.Shape)),
            (1, tensor.Type),
            (2, (uint)buffer),
            (3, new Offset(name)),
            (4, new Offset(quantization)),
            (7, tensor.Signature.Length == 0 ? new Offset(0) : Ints(builder, tensor.Signature)));
    }

    private static int WriteCode(FlatBufferBuilder builder, string name)
    {
        int code = global::NetGen.Import.Tflite.OperatorNames.CodeOf(name);
        return Table(builder, 4, (0, (byte)Math.Min(code, 127)), (3, code));
    }

    private static int WriteOperator(FlatBufferBuilder builder, Operator op, int code)
    {
        int options = op.OptionsType == 0 ? 0 : Table(builder, op.Options.Select(option => option.Slot).DefaultIfEmpty(0).Max() + 1, op.Options);
        return Table(builder, 5, (0, (uint)code), (1, Ints(builder, op.Inputs)), (2, Ints(builder, op.Outputs)), (3, op.OptionsType), (4, new Offset(options)));
    }

    private static int Table(FlatBufferBuilder builder, int slots, params (int Slot, object Value)[] fields)
    {
        builder.StartTable(slots);
        foreach ((int slot, object value) in fields)
        {
            switch (value)
            {
                case byte number: builder.AddByte(slot, number, 0); break;
                case bool flag: builder.AddBool(slot, flag, false); break;
                case int number: builder.AddInt(slot, number, int.MinValue); break;
                case uint number: builder.AddUint(slot, number, 0); break;
                case ulong number: builder.AddUlong(slot, number, 0); break;
                case float number: builder.AddFloat(slot, number, float.NaN); break;
                case Offset offset: builder.AddOffset(slot, offset.Value, 0); break;
                case StringOffset text: builder.AddOffset(slot, text.Value, 0); break;
            }
        }

        return builder.EndTable();
    }

    private static Offset Vector(FlatBufferBuilder builder, int[] offsets)
    {
        builder.StartVector(4, offsets.Length, 4);
        foreach (int offset in offsets.Reverse())
        {
            builder.AddOffset(offset);
        }

        return new Offset(builder.EndVector().Value);
    }

    private static Offset Bytes(FlatBufferBuilder builder, byte[] values)
    {
        builder.StartVector(1, values.Length, 16);
        foreach (byte value in values.Reverse())
        {
            builder.AddByte(value);
        }

        return new Offset(builder.EndVector().Value);
    }

    private static Offset Ints(FlatBufferBuilder builder, int[] values)
    {
        builder.StartVector(4, values.Length, 4);
        foreach (int value in values.Reverse())
        {
            builder.AddInt(value);
        }

        return new Offset(builder.EndVector().Value);
    }

    private static Offset Longs(FlatBufferBuilder builder, long[] values)
    {
        builder.StartVector(8, values.Length, 8);
        foreach (long value in values.Reverse())
        {
            builder.AddLong(value);
        }

        return new Offset(builder.EndVector().Value);
    }

    private static Offset Floats(FlatBufferBuilder builder, float[] values)
    {
        builder.StartVector(4, values.Length, 4);
        foreach (float value in values.Reverse())
        {
            builder.AddFloat(value);
        }

        return new Offset(builder.EndVector().Value);
    }

    /// <summary>A tensor; without data it is computed.</summary>
    public sealed record Tensor(byte Type, int[] Shape)
    {
        public byte[]? Data { get; init; }

        public float[] Scales { get; init; } = [];

        public long[] Zeros { get; init; } = [];

        public int Axis { get; init; }

        public int[] Signature { get; init; } = [];

        public string Name { get; init; } = "";
    }

    private sealed record Operator(string Name, int[] Inputs, int[] Outputs, byte OptionsType, (int Slot, object Value)[] Options);

    private readonly record struct Offset(int Value);
}
