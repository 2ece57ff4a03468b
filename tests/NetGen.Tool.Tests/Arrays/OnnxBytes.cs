using System.Text;

namespace NetGen.Tool.Tests.Arrays;

/// <summary>Messages of an ONNX file, field by field (onnx.proto of ONNX 1.x has the numbers): enough for a network of one node, and for the constants of any.</summary>
internal static class OnnxBytes
{
    private const int Float = 1;

    /// <summary>A model of one node that reads float tensors: the first is the input, those without values are left out.</summary>
    public static byte[] Model(string operation, (string Name, int[] Shape, float[]? Values)[] inputs, string output, (string Name, object Value)[] attributes)
    {
        (string Name, int[] Shape, float[]? Values)[] constants = [.. inputs.Skip(1).Where(input => input.Values is not null)];
        byte[] node =
        [
            .. inputs.SelectMany((input, i) => Text(1, i > 0 && input.Values is null ? "" : input.Name)),
            .. Text(2, output), .. Text(4, operation), .. attributes.SelectMany(attribute => Bytes(5, Attribute(attribute.Name, attribute.Value))),
        ];
        byte[] graph =
        [
            .. Bytes(1, node), .. Text(2, "g"), .. constants.SelectMany(constant => Bytes(5, Tensor(constant.Name, constant.Shape, constant.Values!))),
            .. Bytes(11, Value(inputs[0].Name, inputs[0].Shape)), .. Bytes(12, Value(output, null)),
        ];
        return [.. Number(1, 8), .. Bytes(7, graph), .. Bytes(8, Number(2, 14))];
    }

    /// <summary>The constants of a model, those of recurrent nodes named after the node and its inputs: "/r/LSTM/W", as docs/import.md says.</summary>
    public static (string Name, int[] Shape, float[] Values)[] Constants(byte[] model)
    {
        byte[] graph = Fields(model).Single(field => field.Number == 7).Data;
        Dictionary<string, string> names = [];
        foreach (byte[] node in Fields(graph).Where(field => field.Number == 1).Select(field => field.Data))
        {
            string[] Texts(int number) => [.. Fields(node).Where(field => field.Number == number).Select(field => Encoding.UTF8.GetString(field.Data))];
            if (Texts(4)[0] is "RNN" or "GRU" or "LSTM")
            {
                foreach ((string role, string input) in new[] { "X", "W", "R", "B", "", "", "", "P" }.Zip(Texts(1)).Where(pair => pair.First is "W" or "R" or "B" or "P"))
                {
                    names.Add(input, $"{Texts(3)[0]}/{role}");
                }
            }
        }

        return [.. Fields(graph).Where(field => field.Number == 5).Select(field => Tensor(field.Data, names))];
    }

    private static (string Name, int[] Shape, float[] Values) Tensor(byte[] message, Dictionary<string, string> names)
    {
        var fields = Fields(message).ToArray();
        string name = Encoding.UTF8.GetString(fields.Single(field => field.Number == 8).Data);
        byte[] raw = fields.Single(field => field.Number == 9).Data;
        float[] values = new float[raw.Length / 4];
        Buffer.BlockCopy(raw, 0, values, 0, raw.Length);
        return (names.GetValueOrDefault(name, name), [.. fields.Where(field => field.Number == 1).Select(field => (int)field.Value)], values);
    }

    private static IEnumerable<(int Number, long Value, byte[] Data)> Fields(byte[] message)
    {
        int at = 0;
        long Varint()
        {
            long value = 0;
            for (int shift = 0; ; shift += 7)
            {
                byte next = message[at++];
                value |= (long)(next & 127) << shift;
                if (next < 128)
                {
                    return value;
                }
            }
        }

        while (at < message.Length)
        {
            long key = Varint();
            long value = (key & 7) is 0 or 2 ? Varint() : 0;
            int length = (key & 7) switch { 0 => 0, 1 => 8, 2 => (int)value, _ => 4 };
            yield return ((int)(key >> 3), value, message[at..(at + length)]);
            at += length;
        }
    }

    private static byte[] Attribute(string name, object value) => value switch
    {
        int number => [.. Text(1, name), .. Number(3, number), .. Number(20, 2)],
        _ => [.. Text(1, name), .. Text(4, (string)value), .. Number(20, 3)],
    };

    private static byte[] Tensor(string name, int[] shape, float[] values)
    {
        byte[] raw = new byte[4 * values.Length];
        Buffer.BlockCopy(values, 0, raw, 0, raw.Length);
        return [.. shape.SelectMany(size => Number(1, size)), .. Number(2, Float), .. Text(8, name), .. Bytes(9, raw)];
    }

    private static byte[] Value(string name, int[]? shape)
    {
        byte[] sizes = shape is null ? [] : Bytes(2, [.. shape.SelectMany(size => Bytes(1, Number(1, size)))]);
        return [.. Text(1, name), .. Bytes(2, Bytes(1, [.. Number(1, Float), .. sizes]))];
    }

    private static byte[] Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Bytes(int field, byte[] data) => [.. Varint((field << 3) | 2), .. Varint(data.Length), .. data];

    private static byte[] Number(int field, long value) => [.. Varint(field << 3), .. Varint(value)];

    private static byte[] Varint(long value)
    {
        List<byte> bytes = [];
        for (; value > 127; value >>= 7)
        {
            bytes.Add((byte)(value | 128));
        }

        return [.. bytes, (byte)value];
    }
}
