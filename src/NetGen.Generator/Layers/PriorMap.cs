using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>The prior boxes over one map: the same in every cell, centred there.</summary>
/// <param name="Rows">Rows of cells.</param>
/// <param name="Columns">Columns of cells.</param>
/// <param name="Sizes">Height and width of each box of a cell, as fractions of the image.</param>
public sealed record PriorMap(int Rows, int Columns, EquatableArray<float> Sizes)
{
    /// <summary>Boxes of a cell.</summary>
    public int PerCell => Sizes.Count / 2;

    /// <summary>Boxes of all cells; in 64 bits, whatever the map.</summary>
    public long Count => (long)Rows * Columns * PerCell;
}
