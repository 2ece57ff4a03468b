using System.IO.Compression;
using NetGen.Generator.Parameters;
using NetGen.Import;

namespace NetGen.Arrays;

/// <summary>A zip archive of .npy arrays, stored or deflated.</summary>
internal static class NpzFile
{
    private const string Extension = ".npy";

    /// <summary>The most that deflate makes of a byte.</summary>
    private const int MaxExpansion = 1032;

    public static IReadOnlyList<NamedArray> Read(byte[] data, string file)
    {
        ArrayBudget budget = new(file);
        try
        {
            using ZipArchive archive = new(new MemoryStream(data, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Any(entry => entry.FullName.EndsWith("data.pkl", StringComparison.Ordinal)))
            {
                throw budget.Fail("this is a file of torch.save: " + NamedArrays.Pickled);
            }

            List<NamedArray> arrays = [];
            HashSet<string> names = new(StringComparer.Ordinal);
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                string name = Name(entry.FullName, budget);
                arrays.Add(names.Add(name) ? NpyFile.Read(Unpack(entry, data.Length, budget), name, budget) : throw budget.Fail($"the archive has two arrays '{name}'"));
            }

            return arrays;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException)
        {
            throw budget.Fail("the zip archive is damaged or cut short: " + exception.Message.ReplaceLineEndings(" "));
        }
    }

    private static string Name(string entry, ArrayBudget budget)
    {
        if (entry.Any(char.IsControl))
        {
            throw budget.Fail("the archive has an entry with control characters in its name");
        }

        return entry.EndsWith(Extension, StringComparison.Ordinal) && entry.Length > Extension.Length
            ? entry[..^Extension.Length]
            : throw budget.Fail($"the archive has an entry '{entry}', which is no array NAME.npy; numpy.savez writes nothing else");
    }

    /// <summary>The bytes of an entry, their number and checksum compared with what the archive says.</summary>
    private static byte[] Unpack(ZipArchiveEntry entry, int fileLength, ArrayBudget budget)
    {
        if (entry.IsEncrypted)
        {
            throw budget.Fail($"the entry '{entry.FullName}' is encrypted");
        }

        if (entry.Length < 0 || entry.Length > Math.Min((long)MaxExpansion * fileLength, (NamedArrays.MaxValues * 8) - 1024))
        {
            throw Corrupt(entry, budget);
        }

        byte[] bytes = new byte[entry.Length];
        using Stream stream = entry.Open();
        return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length && stream.ReadByte() < 0 && Crc32.Of(bytes) == entry.Crc32
            ? bytes
            : throw Corrupt(entry, budget);
    }

    private static ImportException Corrupt(ZipArchiveEntry entry, ArrayBudget budget) =>
        budget.Fail($"the entry '{entry.FullName}' is damaged: its contents have not the length and checksum that the archive says");
}
