using Google.FlatBuffers;

namespace NetGen.Import.Buffers;

/// <summary>
/// A FlatBuffer whose every offset is checked before it is followed. Reading is also limited in total: tables may share
/// vectors, so a small file could otherwise describe gigabytes.
/// </summary>
internal sealed class FlatFile
{
    private readonly byte[] bytes;
    private readonly ByteBuffer buffer;
    private long budget;

    public FlatFile(byte[] bytes, string name)
    {
        this.bytes = bytes;
        buffer = new ByteBuffer(bytes);
        budget = (16L * bytes.Length) + 65536;
        Name = name;
    }

    public string Name { get; }

    public int Length => bytes.Length;

    /// <summary>The root table of a file with the given identifier in bytes 4 to 7.</summary>
    public FlatTable Root(string identifier)
    {
        if (Length < 8)
        {
            throw Fail($"the file has {Length} bytes; a TensorFlow Lite model begins with an offset and the identifier '{identifier}'");
        }

        for (int i = 0; i < identifier.Length; i++)
        {
            if (bytes[4 + i] != identifier[i])
            {
                throw Fail($"bytes 4 to 7 are not '{identifier}': this is no TensorFlow Lite model");
            }
        }

        return FlatTable.At(this, UInt32(0, "root"), "root");
    }

    public ImportException Fail(string problem) => new(Name, problem);

    public ImportException Corrupt(string what, long at) =>
        Fail($"the file is corrupt or cut short: byte {at}, where it should have {what}, lies outside its {Length} bytes");

    /// <summary>Counts bytes that are about to be copied.</summary>
    public void Spend(long count)
    {
        budget -= count;
        if (budget < 0)
        {
            throw Fail("the file is corrupt: its tables refer to the same data over and over");
        }
    }

    public void Check(long at, long width, string what)
    {
        if (at < 0 || width < 0 || at > Length - width)
        {
            throw Corrupt(what, at);
        }
    }

    public byte Byte(long at, string what)
    {
        Check(at, 1, what);
        return bytes[at];
    }

    public int UInt16(long at, string what)
    {
        Check(at, 2, what);
        return buffer.GetUshort((int)at);
    }

    public int Int32(long at, string what)
    {
        Check(at, 4, what);
        return buffer.GetInt((int)at);
    }

    public uint UInt32(long at, string what)
    {
        Check(at, 4, what);
        return buffer.GetUint((int)at);
    }

    public long Int64(long at, string what)
    {
        Check(at, 8, what);
        return buffer.GetLong((int)at);
    }

    public float Single(long at, string what)
    {
        Check(at, 4, what);
        return buffer.GetFloat((int)at);
    }

    public byte[] Copy(long at, long count, string what)
    {
        Check(at, count, what);
        Spend(count);
        byte[] copy = new byte[count];
        Array.Copy(bytes, at, copy, 0, count);
        return copy;
    }
}
