using System.Buffers.Binary;
using System.Text.Json;
using NetGen.Import;

namespace NetGen.Arrays;

/// <summary>
/// Hugging Face's format: 8 bytes of length, a JSON header {"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}}, and the values, which the
/// arrays cover without a gap or an overlap (https://github.com/huggingface/safetensors).
/// </summary>
internal static class SafetensorsFile
{
    private const string Metadata = "__metadata__";

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    public static IReadOnlyList<NamedArray> Read(byte[] data, string file)
    {
        ArrayBudget budget = new(file);
        ulong length = data.Length < 8 ? ulong.MaxValue : BinaryPrimitives.ReadUInt64LittleEndian(data);
        if (data.Length < 9 || data[8] != '{')
        {
            throw budget.Fail("this is no .npy, .npz or .safetensors file: it begins neither with \"\\x93NUMPY\" nor as a zip archive nor with the length of a JSON header and '{'");
        }

        if (length > (ulong)(data.Length - 8))
        {
            throw budget.Fail($"the file is cut short: its header has {length} bytes, the file {data.Length}");
        }

        Entry[] entries = ReadHeader(data.AsMemory(8, (int)length), budget);
        int start = 8 + (int)length;
        CheckCover(entries, data.Length - start, budget);
        return [.. entries.Select(entry => new NamedArray(entry.Name, entry.Element, entry.Shape, entry.Element.Decode(data.AsSpan(start + (int)entry.Begin, (int)(entry.End - entry.Begin)))))];
    }

    private static Entry[] ReadHeader(ReadOnlyMemory<byte> json, ArrayBudget budget)
    {
        try
        {
            using JsonDocument header = JsonDocument.Parse(json, Options);
            return [.. header.RootElement.EnumerateObject().Where(property => property.Name != Metadata).Select(property => ReadEntry(property, budget))];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Half of a surrogate pair in a string is an InvalidOperationException.
            throw budget.Fail("the header is no JSON object of different names: " + exception.Message.ReplaceLineEndings(" "));
        }
    }

    private static Entry ReadEntry(JsonProperty property, ArrayBudget budget)
    {
        string name = property.Name;
        ImportException Wrong(string what) =>
            budget.Fail($"the header's entry '{name}' has {what}; it should be like {{\"dtype\": \"F32\", \"shape\": [2, 3], \"data_offsets\": [0, 24]}}");

        if (name.Length == 0 || name.Any(char.IsControl))
        {
            throw budget.Fail("the header has an entry without a name, or with control characters in it");
        }

        if (property.Value.ValueKind != JsonValueKind.Object
            || !property.Value.TryGetProperty("dtype", out JsonElement type) || type.ValueKind != JsonValueKind.String
            || !property.Value.TryGetProperty("shape", out JsonElement sizes) || sizes.ValueKind != JsonValueKind.Array
            || !property.Value.TryGetProperty("data_offsets", out JsonElement offsets) || offsets.ValueKind != JsonValueKind.Array)
        {
            throw Wrong("not the three properties");
        }

        int[] shape = [.. sizes.EnumerateArray().Select(size => IsNumber(size) && size.TryGetInt32(out int value) && value >= 0 ? value : throw Wrong("a size that is no number from 0 to 2^31 - 1"))];
        long[] range = [.. offsets.EnumerateArray().Select(offset => IsNumber(offset) && offset.TryGetInt64(out long value) && value >= 0 ? value : throw Wrong("an offset that is no number"))];
        if (range.Length != 2)
        {
            throw Wrong($"{range.Length} offsets");
        }

        ArrayElement element = ElementOf(type.GetString()!, name, budget);
        long wanted = (long)budget.Take(name, shape) * element.Width();
        return range[1] - range[0] == wanted
            ? new Entry(name, element, shape, range[0], range[1])
            : throw budget.Fail($"the array '{name}' lies from byte {range[0]} to {range[1]} of the values; {element.Name()} of shape [{string.Join(", ", shape)}] has {wanted} bytes");
    }

    private static bool IsNumber(JsonElement element) => element.ValueKind == JsonValueKind.Number;

    private static ArrayElement ElementOf(string type, string name, ArrayBudget budget) => type switch
    {
        "F64" => ArrayElement.Float64,
        "F32" => ArrayElement.Float32,
        "F16" => ArrayElement.Float16,
        "BF16" => ArrayElement.BFloat16,
        "I64" => ArrayElement.Int64,
        "I32" => ArrayElement.Int32,
        "I16" => ArrayElement.Int16,
        "I8" => ArrayElement.Int8,
        "U64" => ArrayElement.UInt64,
        "U32" => ArrayElement.UInt32,
        "U16" => ArrayElement.UInt16,
        "U8" => ArrayElement.UInt8,
        "BOOL" => ArrayElement.Bool,
        _ => throw budget.Fail($"the array '{name}' has the type '{type}'; F64, F32, F16, BF16, integers of up to 64 bits and BOOL are read"),
    };

    /// <summary>Every byte of the values belongs to one array.</summary>
    private static void CheckCover(Entry[] entries, long length, ArrayBudget budget)
    {
        long end = 0;
        foreach (Entry entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != end)
            {
                throw budget.Fail($"the array '{entry.Name}' begins at byte {entry.Begin} of the values, where {end} is the end of the one before: arrays lie one behind the other without gaps and overlaps");
            }

            end = entry.End;
        }

        if (end != length)
        {
            throw budget.Fail($"the arrays end at byte {end} of the values, the file has {length}: it is {(end > length ? "cut short" : "too long")}");
        }
    }

    private sealed record Entry(string Name, ArrayElement Element, int[] Shape, long Begin, long End);
}
