namespace NetGen.Generator.Model;

/// <summary>
/// The place of a finding without syntax: a layer (null: the class), an attribute (null: the method's or class's name) and an
/// argument of it (null: the attribute). Declarations turn it into a location.
/// </summary>
public sealed record Anchor(string? Layer = null, string? Attribute = null, string? Argument = null)
{
    /// <summary>Which of several layers of one name, in order of declaration.</summary>
    public int Occurrence { get; init; }

    /// <summary>The item of a list-valued argument: the second name in [Add("A", "B")] is item 1.</summary>
    public int Item { get; init; } = -1;

    /// <summary>The metadata name of the block of the user's own in which the place is; null: in the network.</summary>
    public string? Block { get; init; }

    public static Anchor Network { get; } = new();
}
