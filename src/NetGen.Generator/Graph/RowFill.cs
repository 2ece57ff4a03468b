namespace NetGen.Generator.Graph;

/// <summary>What stands where a window reaches beyond its input.</summary>
public enum RowFill
{
    /// <summary>Zeros, the zero point in integers.</summary>
    Zero,

    /// <summary>The lowest value of the type: no maximum takes it.</summary>
    Lowest,
}
