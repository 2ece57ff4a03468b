using System.Text;
using System.Text.Json;
using NetGen.Arrays;
using NetGen.Import;

namespace NetGen.Tool.Tests.Arrays;

/// <summary>Files of arrays: those beside the tests, which NumPy and PyTorch wrote (Files/make.py), and some that are made here.</summary>
internal static class ArrayFiles
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Arrays", "Files");

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static NamedArrays Read(string name) => NamedArrays.Read(Bytes(name), name);

    public static NamedArray Array(this NamedArrays file, string name) => file.Items.Single(array => array.Name == name);

    /// <summary>Reads what cannot be read: the message, one line, without the file's name.</summary>
    public static string Problem(byte[] data)
    {
        ImportException exception = Assert.Throws<ImportException>(() => NamedArrays.Read(data, "x.bin"));
        Assert.StartsWith("x.bin: ", exception.Message);
        Assert.DoesNotContain('\n', exception.Message);
        return exception.Problem;
    }

    /// <summary>A .npy array with any header.</summary>
    public static byte[] Npy(string header, byte[] values, byte version = 1)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] length = BitConverter.GetBytes(text.Length);
        return [0x93, .. "NUMPY"u8, version, 0, .. version == 1 ? length[..2] : length, .. text, .. values];
    }

    /// <summary>A .safetensors file with any header.</summary>
    public static byte[] Safetensors(string header, byte[] values)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((long)text.Length), .. text, .. values];
    }

    /// <summary>A .safetensors file of float32 arrays, sorted by name as the usual writer does.</summary>
    public static byte[] Safetensors(params (string Name, int[] Shape, float[] Values)[] arrays)
    {
        Dictionary<string, object> header = [];
        List<byte> values = [];
        foreach ((string name, int[] shape, float[] numbers) in arrays.OrderBy(array => array.Name, StringComparer.Ordinal))
        {
            int begin = values.Count;
            values.AddRange(numbers.SelectMany(BitConverter.GetBytes));
            header.Add(name, new { dtype = "F32", shape, data_offsets = new[] { begin, values.Count } });
        }

        return Safetensors(JsonSerializer.Serialize(header), [.. values]);
    }
}
