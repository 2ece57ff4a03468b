using System.Globalization;
using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Staging;

/// <summary>A small array that values of one position lie in, from its beginning on. Layers run one after the other, and share it.</summary>
internal static class StagingArray
{
    private const int Shortest = 64;

    /// <summary>Elements of the longest one.</summary>
    public const int Longest = 512;

    /// <param name="name">What it holds: inputs or outputs.</param>
    /// <param name="type">The type of the array that its elements are copied from or to.</param>
    /// <param name="length">Elements that it holds at least.</param>
    public static ConstantArray Of(string name, CodeType type, long length)
    {
        int room = Shortest;
        while (room < length)
        {
            room *= 2;
        }

        string suffix = type == CodeType.Int8Array ? "" : type.ElementOf().ToString();
        return ConstantArray.Zeros(name + room.ToString(CultureInfo.InvariantCulture) + suffix, type.ElementOf(), room, isShared: true);
    }
}
