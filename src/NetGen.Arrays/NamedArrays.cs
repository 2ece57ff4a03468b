using NetGen.Import;

namespace NetGen.Arrays;

/// <summary>The arrays of a file in the file's order; no name comes twice.</summary>
public sealed record NamedArrays(ArrayFormat Format, IReadOnlyList<NamedArray> Items)
{
    /// <summary>What the values of one file may come to, compressed or not: 1 GiB as float32.</summary>
    internal const long MaxValues = 256 << 20;

    private static readonly (byte[] Magic, string Kind)[] Foreign =
    [
        ([0x89, (byte)'H', (byte)'D', (byte)'F'], "an HDF5 file (Keras, .h5); save its arrays with numpy.savez(file, **{weight.path: weight.numpy() for weight in model.weights})"),
        ([0x80, 2], Pickled),
        ([0x80, 3], Pickled),
        ([0x80, 4], Pickled),
        ([0x80, 5], Pickled),
    ];

    internal const string Pickled = "a Python pickle, which can run any code and is not read; save the arrays with numpy.savez(file, **{name: value.numpy() for name, value in model.state_dict().items()}) or with safetensors";

    /// <summary>Reads a .npy, .npz or .safetensors file; the first bytes say which, whatever it is called.</summary>
    /// <param name="data">The file's bytes.</param>
    /// <param name="file">The file's name for messages; a single .npy array is named after it.</param>
    /// <exception cref="ImportException">The file is none of these, is damaged, or has a type of values that is no number.</exception>
    public static NamedArrays Read(byte[] data, string file)
    {
        if (data.AsSpan().StartsWith(NpyFile.Magic))
        {
            return new NamedArrays(ArrayFormat.Npy, [NpyFile.Read(data, Path.GetFileNameWithoutExtension(file), new ArrayBudget(file))]);
        }

        if (data.AsSpan().StartsWith("PK"u8))
        {
            return new NamedArrays(ArrayFormat.Npz, NpzFile.Read(data, file));
        }

        foreach ((byte[] magic, string kind) in Foreign)
        {
            if (data.AsSpan().StartsWith(magic) && (data.Length < 9 || data[8] != '{'))
            {
                throw new ImportException(file, "this is " + kind);
            }
        }

        return new NamedArrays(ArrayFormat.Safetensors, SafetensorsFile.Read(data, file));
    }
}
