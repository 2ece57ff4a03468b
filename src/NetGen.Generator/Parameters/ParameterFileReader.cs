using System.Globalization;
using System.Text;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parameters;

/// <summary>Reads a parameter file. Whatever the text, the answer is a file or one problem, never an exception.</summary>
public sealed class ParameterFileReader
{
    private readonly string text;
    private readonly List<TensorRecord> tensors = [];
    private readonly List<ValueRecord> values = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private int position;
    private int line;

    private ParameterFileReader(string text) => this.text = text;

    public static (ParameterFile? File, ParameterProblem? Problem) Read(string text)
    {
        ParameterFileReader reader = new(text);
        ParameterProblem? problem = reader.ReadFile();
        return problem is null ? (new ParameterFile(reader.tensors.ToEquatableArray(), reader.values.ToEquatableArray()), null) : (null, problem);
    }

    private ParameterProblem? ReadFile()
    {
        string[]? header = NextFields();
        if (header is not ["netgen-parameters", _])
        {
            return Corrupt("the first line must be 'netgen-parameters " + ParameterFile.Version + "'");
        }

        if (header[1] != ParameterFile.Version.ToString(CultureInfo.InvariantCulture))
        {
            return new ParameterProblem(FindingIds.WrongParameterVersion, line, $"the file has version {Shorten(header[1])}; this NetGen reads version {ParameterFile.Version}");
        }

        while (NextFields() is { } fields)
        {
            ParameterProblem? problem;
            switch (fields[0])
            {
                case "value":
                    problem = ReadValue(fields);
                    break;
                case "tensor":
                    problem = ReadTensor(fields);
                    break;
                case "end":
                    return ReadEnd(fields);
                default:
                    return Corrupt($"expected 'value', 'tensor' or 'end', found '{Shorten(fields[0])}'");
            }

            if (problem is not null)
            {
                return problem;
            }
        }

        return Truncated();
    }

    private ParameterProblem? ReadEnd(string[] fields)
    {
        if (fields is not ["end", var tensorCount, "tensors", var valueCount, "values"])
        {
            return Corrupt("the last line must be 'end T tensors V values'");
        }

        if (tensorCount != tensors.Count.ToString(CultureInfo.InvariantCulture) || valueCount != values.Count.ToString(CultureInfo.InvariantCulture))
        {
            return Corrupt($"the file has {tensors.Count} tensors and {values.Count} values; its last line counts {Shorten(tensorCount)} and {Shorten(valueCount)}");
        }

        return NextFields() is { } rest ? Corrupt($"'{Shorten(rest[0])}' behind the last line") : null;
    }

    private ParameterProblem? ReadValue(string[] fields)
    {
        if (fields is not ["value", var name, var type, "scale", var scaleText, "zero", var zeroText])
        {
            return Corrupt("a value's line is 'value NAME TYPE scale S zero Z'");
        }

        if (!ElementTypes.TryParse(type, out ElementType element))
        {
            return Corrupt($"'{Shorten(type)}' is no element type");
        }

        if (!TryScale(scaleText, out float scale) || !TryInt(zeroText, out int zero))
        {
            return BadQuantization(name);
        }

        values.Add(new ValueRecord(name, element, scale, zero));
        return names.Add("value " + name) ? null : Corrupt($"the value {Shorten(name)} is there twice");
    }

    private ParameterProblem? ReadTensor(string[] fields)
    {
        if (fields is not ["tensor", var name, var type, var shapeText])
        {
            return Corrupt("a tensor's line is 'tensor NAME TYPE SHAPE'");
        }

        if (!ElementTypes.TryParse(type, out ElementType element))
        {
            return Corrupt($"'{Shorten(type)}' is no element type");
        }

        if (!TryShape(shapeText, out TensorShape shape))
        {
            return Corrupt($"'{Shorten(shapeText)}' is no shape such as 64x3x3x8");
        }

        if (!names.Add("tensor " + name))
        {
            return Corrupt($"the tensor {Shorten(name)} is there twice");
        }

        List<float> scales = [];
        int axis = 0;
        int zero = 0;
        while (NextFields() is { } next)
        {
            switch (next[0])
            {
                case "scale":
                    foreach (string item in next.Skip(1))
                    {
                        if (!TryScale(item, out float scale))
                        {
                            return BadQuantization(name);
                        }

                        scales.Add(scale);
                    }

                    break;
                case "axis" when next.Length == 2 && TryInt(next[1], out axis) && axis >= 0 && axis < shape.Rank:
                case "zero" when next.Length == 2 && TryInt(next[1], out zero):
                    break;
                case "data":
                    return ReadData(next, name, new TensorType(element, shape), scales, axis, zero);
                default:
                    return Corrupt($"expected 'scale', 'axis', 'zero' or 'data' of {Shorten(name)}, found '{Shorten(string.Join(" ", next))}'");
            }
        }

        return Truncated();
    }

    private ParameterProblem? ReadData(string[] fields, string name, TensorType type, List<float> scales, int axis, int zero)
    {
        if (fields is not ["data", var countText, "crc32", var crcText] || !TryInt(countText, out int count) || count < 0)
        {
            return Corrupt("a data line is 'data BYTES crc32 HEX'");
        }

        if (count != type.Bytes)
        {
            return Corrupt($"{Shorten(name)} is {type}, {type.Bytes} bytes, but its data line says {count}");
        }

        if (scales.Count > 1 && scales.Count != type.Shape[axis])
        {
            return new ParameterProblem(FindingIds.BadQuantization, line, $"{Shorten(name)} has {scales.Count} scales; axis {axis} of {type.Shape} has {type.Shape[axis]}");
        }

        long wanted = ((long)count + 2) / 3 * 4;
        if (wanted > text.Length - position)
        {
            return Truncated();
        }

        StringBuilder base64 = new((int)wanted);
        while (base64.Length < wanted)
        {
            if (NextLine() is not { } row)
            {
                return Truncated();
            }

            base64.Append(row);
        }

        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(base64.ToString());
        }
        catch (FormatException)
        {
            return Corrupt($"the data of {Shorten(name)} is not base64");
        }

        if (bytes.Length != count)
        {
            return Corrupt($"{Shorten(name)} has {bytes.Length} bytes of data, not {count}");
        }

        string crc = Crc32.Of(bytes).ToString("x8", CultureInfo.InvariantCulture);
        if (!string.Equals(crc, crcText, StringComparison.OrdinalIgnoreCase))
        {
            return Corrupt($"the checksum of {Shorten(name)} is {crc}, the file says {Shorten(crcText)}: the data was changed");
        }

        Quantization? quantization = scales.Count == 0 ? null : new Quantization(scales.ToArray(), zero, axis);
        tensors.Add(new TensorRecord(name, type with { Quantization = quantization }, bytes));
        return null;
    }

    private ParameterProblem Corrupt(string message) => new(FindingIds.CorruptParameters, line, message);

    private ParameterProblem Truncated() =>
        new(FindingIds.TruncatedParameters, line, $"the file ends after line {line} without its last line, 'end T tensors V values'");

    private ParameterProblem BadQuantization(string name) =>
        new(FindingIds.BadQuantization, line, $"the quantization of {Shorten(name)} is not a positive finite scale and a zero point");

    /// <summary>The fields of the next line that is neither blank nor a comment; null at the end.</summary>
    private string[]? NextFields()
    {
        while (NextLine() is { } next)
        {
            if (next.Length > 0 && next[0] != '#')
            {
                string[] fields = next.Split([' '], StringSplitOptions.RemoveEmptyEntries);
                if (fields.Length > 0)
                {
                    return fields;
                }
            }
        }

        return null;
    }

    private string? NextLine()
    {
        if (position >= text.Length)
        {
            return null;
        }

        int end = text.IndexOf('\n', position);
        int stop = end < 0 ? text.Length : end;
        int length = stop - position;
        if (length > 0 && text[stop - 1] == '\r')
        {
            length--;
        }

        string row = text.Substring(position, length);
        position = stop + 1;
        line++;
        return row;
    }

    private static bool TryInt(string field, out int value) =>
        int.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static bool TryScale(string field, out float value) =>
        float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
        && value > 0 && !float.IsInfinity(value);

    private static bool TryShape(string field, out TensorShape shape)
    {
        string[] parts = field.Split('x');
        int[] sizes = new int[parts.Length];
        shape = default;
        for (int i = 0; i < parts.Length; i++)
        {
            if (!TryInt(parts[i], out sizes[i]) || sizes[i] < 1 || parts.Length > 8)
            {
                return false;
            }
        }

        shape = new TensorShape(sizes);
        return shape.Count <= int.MaxValue;
    }

    private static string Shorten(string found) => found.Length <= 60 ? found : found.Substring(0, 60) + "...";
}
