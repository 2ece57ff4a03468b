using NetGen.Generator.Model;

namespace NetGen.Generator.Code;

/// <summary>Where a value lies: a static array and the index of its first element.</summary>
public sealed record Buffer(StaticField Field, int Offset, TensorType Type)
{
    private readonly int offset = Offset;

    /// <summary>The index of the first element; of a buffer that moves there is none, which only a kernel that cannot take such a buffer asks for.</summary>
    public int Offset
    {
        get => Moving is null ? offset : throw new InvalidOperationException("the buffer moves: its start is a variable");
        init => offset = value;
    }

    /// <summary>Where the first element's index is found, for rows of a map: it changes from one call of the code to the next.</summary>
    public MovingStart? Moving { get; init; }
}

/// <summary>An element of an array of integers that holds the start of a buffer.</summary>
public sealed record MovingStart(StaticField Field, int Index);
