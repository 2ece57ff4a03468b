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

    /// <summary>weight, recurrent_weight and what else a recurrent layer has, in both directions.</summary>
    Recurrent,
}
