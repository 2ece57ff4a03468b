namespace NetGen.Generator.Model;

/// <summary>
/// A declared layer: the name of its method, the name of its attribute without "Attribute" and the arguments as written.
/// What the arguments mean is known to the file of that name in Layers or Blocks.
/// </summary>
public sealed record LayerModel(string Name, string Kind, EquatableArray<Argument> Arguments)
{
    /// <summary>Also marked with <c>[Output]</c>.</summary>
    public bool IsOutput { get; init; }

    /// <summary>The form demanded with <c>[Unroll]</c>; "Auto" without.</summary>
    public string Form { get; init; } = "Auto";

    /// <summary>Whether the steps of a loop over time are written one after the other: <c>[Unroll(Time = true)]</c>.</summary>
    public bool UnrollTime { get; init; }

    /// <summary>The method's modifiers as they must be repeated by the implementing part: "static", "private static unsafe", ...</summary>
    public string Modifiers { get; init; } = "static";

    /// <summary>The layers that it stands for, if it is a block of the user's own.</summary>
    public BlockUse? Block { get; init; }

    /// <summary>The layer itself and, in a block of the user's own, all layers inside, each replaced.</summary>
    public LayerModel Replace(Func<LayerModel, LayerModel> change)
    {
        LayerModel changed = change(this);
        return Block is null ? changed : changed with { Block = Block with { Parts = Inside(Block.Parts), Following = Inside(Block.Following) } };

        EquatableArray<LayerModel> Inside(EquatableArray<LayerModel> parts) => parts.Select(part => part.Replace(change)).ToEquatableArray();
    }

    /// <summary>The argument of the given name; null if it was not written.</summary>
    public ArgumentValue? Find(string name)
    {
        foreach (Argument argument in Arguments.AsSpan())
        {
            if (argument.Name == name)
            {
                return argument.Value;
            }
        }

        return null;
    }
}
