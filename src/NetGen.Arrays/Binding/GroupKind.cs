namespace NetGen.Arrays.Binding;

/// <summary>What belongs together: the tensors of one layer of the framework.</summary>
internal enum GroupKind
{
    /// <summary>weight and perhaps bias.</summary>
    Weighted,

    /// <summary>gamma, beta, mean, variance; gamma and beta may be missing.</summary>
    Norm,

    /// <summary>alpha.</summary>
    Slope,

    /// <summary>gamma and perhaps beta, without statistics.</summary>
    Scale,

    /// <summary>A tensor by itself, whose name says nothing of what it is: trained positions.</summary>
    Table,

    /// <summary>weight, recurrent_weight and what else a recurrent layer has, in both directions.</summary>
    Recurrent,
}
