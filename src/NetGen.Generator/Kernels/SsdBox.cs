using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>The borders of a box, as fractions of the image.</summary>
internal sealed record SsdBox(Local Top, Local Left, Local Bottom, Local Right)
{
    /// <summary>The borders in the order of an output row.</summary>
    public IReadOnlyList<Local> Borders => [Top, Left, Bottom, Right];
}
