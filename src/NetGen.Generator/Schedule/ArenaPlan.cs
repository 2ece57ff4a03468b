using NetGen.Generator.Code;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Schedule;

/// <summary>The place of every value, and how long each arena (one for each element type in use) must be.</summary>
public sealed record ArenaPlan(IReadOnlyDictionary<Value, Code.Buffer> Buffers, IReadOnlyList<Arena> Arenas)
{
    /// <summary>Bytes of all arenas.</summary>
    public long PeakBytes => Arenas.Sum(arena => arena.Bytes);

    /// <summary>Bytes below which no plan in this order of execution can go: the most that is alive at one step.</summary>
    public long LowerBoundBytes => Arenas.Sum(arena => arena.LowerBoundBytes);
}

/// <summary>A static array for activations.</summary>
public sealed record Arena(StaticField Field, long Length, long LowerBound)
{
    /// <summary>The longest array that .NET makes.</summary>
    public const long MostValues = 0x7FFFFFC7;

    public long Bytes => Length * Field.Type.ElementOf().Bytes();

    public long LowerBoundBytes => LowerBound * Field.Type.ElementOf().Bytes();
}
