using System.Buffers.Binary;

namespace NetGen.Tool.Tests.Fuzz;

/// <summary>Damages files the way disks, editors and attackers do. The same seed gives the same files.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly int[] Extremes = [0, 1, -1, 2, 4, 127, 255, 256, 32767, 65535, 65536, int.MaxValue, int.MinValue, int.MaxValue - 3, 1 << 24, 1 << 30];

    private readonly Random random = new(seed);

    public byte[] Mutate(byte[] file)
    {
        byte[] mutant = [.. file];
        int changes = 1 + random.Next(4);
        for (int i = 0; i < changes && mutant.Length > 0; i++)
        {
            mutant = MutateOnce(mutant);
        }

        return mutant;
    }

    private byte[] MutateOnce(byte[] file)
    {
        int at = Place(file.Length);
        switch (random.Next(8))
        {
            case 0:
                file[at] ^= (byte)(1 << random.Next(8));
                return file;
            case 1:
                file[at] = (byte)random.Next(256);
                return file;
            case 2 or 3:
                int word = Math.Min(at & ~3, Math.Max(file.Length - 4, 0));
                if (file.Length >= 4)
                {
                    BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(word), Extremes[random.Next(Extremes.Length)]);
                }

                return file;
            case 4:
                return file[..at];
            case 5:
                file.AsSpan(at, Math.Min(file.Length - at, 1 + random.Next(64))).Clear();
                return file;
            case 6:
                int length = Math.Min(file.Length - at, 1 + random.Next(64));
                return [.. file[..at], .. file.AsSpan(Place(file.Length - length + 1), length), .. file[at..]];
            default:
                int other = Place(file.Length);
                (file[at], file[other]) = (file[other], file[at]);
                return file;
        }
    }

    /// <summary>Tables lie at the beginning and the end of a file; weights, where most damage goes unnoticed, in the middle.</summary>
    private int Place(int length) => random.Next(3) switch
    {
        0 => random.Next(Math.Min(length, 2000)),
        1 => length - 1 - random.Next(Math.Min(length, 2000)),
        _ => random.Next(length),
    };
}
