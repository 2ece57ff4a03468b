using System.Text;

namespace NetGen.Import.Buffers;

/// <summary>
/// A table of a FlatBuffer. Fields are numbered as in the schema, from 0; an absent field has its default. The default
/// value of this type is a table without fields.
/// </summary>
internal readonly struct FlatTable
{
    private readonly FlatFile? file;
    private readonly long position;
    private readonly long vtable;
    private readonly int fields;
    private readonly int size;

    private FlatTable(FlatFile file, long position, long vtable, int fields, int size)
    {
        this.file = file;
        this.position = position;
        this.vtable = vtable;
        this.fields = fields;
        this.size = size;
    }

    /// <summary>The table at a position, its size and that of its list of offsets checked.</summary>
    public static FlatTable At(FlatFile file, long position, string what)
    {
        long vtable = position - file.Int32(position, what);
        int vtableSize = file.UInt16(vtable, what);
        int size = file.UInt16(vtable + 2, what);
        if (vtableSize < 4 || vtableSize % 2 != 0 || size < 4)
        {
            throw file.Fail($"the file is corrupt: the table of {what} at byte {position} has impossible sizes");
        }

        file.Check(vtable, vtableSize, what);
        file.Check(position, size, what);
        return new FlatTable(file, position, vtable, (vtableSize - 4) / 2, size);
    }

    public int Int(int field, int fallback = 0, string what = "a number") =>
        Find(field, 4, what) is { } at ? file!.Int32(at, what) : fallback;

    public uint UInt(int field, string what = "a number") =>
        Find(field, 4, what) is { } at ? file!.UInt32(at, what) : 0;

    public long Long(int field, string what = "a number") =>
        Find(field, 8, what) is { } at ? file!.Int64(at, what) : 0;

    public byte Byte(int field, string what = "a number") =>
        Find(field, 1, what) is { } at ? file!.Byte(at, what) : (byte)0;

    public bool Flag(int field, string what = "a flag") => Byte(field, what) != 0;

    public float Single(int field, string what = "a number") =>
        Find(field, 4, what) is { } at ? file!.Single(at, what) : 0;

    public bool Has(int field) => Find(field, 1, "a field") is not null;

    public FlatTable? Table(int field, string what) =>
        Find(field, 4, what) is { } at ? At(file!, at + file!.UInt32(at, what), what) : null;

    public IReadOnlyList<FlatTable> Tables(int field, string what)
    {
        (long start, int count) = Vector(field, 4, what);
        file?.Spend(4L * count);
        FlatTable[] tables = new FlatTable[count];
        for (int i = 0; i < count; i++)
        {
            long at = start + (4L * i);
            tables[i] = At(file!, at + file!.UInt32(at, what), what);
        }

        return tables;
    }

    public int[] Ints(int field, string what)
    {
        (long start, int count) = Vector(field, 4, what);
        file?.Spend(4L * count);
        int[] values = new int[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = file!.Int32(start + (4L * i), what);
        }

        return values;
    }

    public long[] Longs(int field, string what)
    {
        (long start, int count) = Vector(field, 8, what);
        file?.Spend(8L * count);
        long[] values = new long[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = file!.Int64(start + (8L * i), what);
        }

        return values;
    }

    public float[] Singles(int field, string what)
    {
        (long start, int count) = Vector(field, 4, what);
        file?.Spend(4L * count);
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = file!.Single(start + (4L * i), what);
        }

        return values;
    }

    /// <summary>Text for messages: at most 80 characters.</summary>
    public string Text(int field, string what)
    {
        (long start, int count) = Vector(field, 1, what);
        return count == 0 ? "" : Encoding.UTF8.GetString(file!.Copy(start, Math.Min(count, 80), what));
    }

    /// <summary>Where the elements of a vector begin and how many there are; all of them lie inside the file.</summary>
    public (long Start, int Count) Vector(int field, int elementSize, string what)
    {
        if (Find(field, 4, what) is not { } at)
        {
            return (0, 0);
        }

        long vector = at + file!.UInt32(at, what);
        uint count = file.UInt32(vector, what);
        file.Check(vector + 4, (long)count * elementSize, what);
        return (vector + 4, (int)count);
    }

    private long? Find(int field, int width, string what)
    {
        if (file is null || field >= fields)
        {
            return null;
        }

        int offset = file.UInt16(vtable + 4 + (2 * field), what);
        if (offset == 0)
        {
            return null;
        }

        return offset < 4 || offset + width > size ? throw file.Corrupt(what, position + offset) : position + offset;
    }
}
