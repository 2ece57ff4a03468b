namespace NetGen.Generator.Code;

/// <summary>Methods over vectors of the processor. They are no loop language: kernels call them by kind, Emit owns their text.</summary>
public enum VectorKind
{
    /// <summary>At start-up: an array of equal bytes.</summary>
    FilledBytes,

    /// <summary>At start-up: an array of equal 32-bit integers.</summary>
    FilledIntegers,

    /// <summary>At start-up: an array of equal 8-bit integers.</summary>
    FilledValues,

    /// <summary>At start-up: where each output position begins to read.</summary>
    Places,

    /// <summary>Rows of 8-bit values plus 128, with room around them.</summary>
    Stage,

    /// <summary>Rows of floats with room around them.</summary>
    StageFloats,

    /// <summary>Rows of pairs of 16-bit values: a value and the one a row below.</summary>
    Pairs,

    /// <summary>Integer convolution over many positions.</summary>
    Convolve,

    /// <summary>Integer convolution over few positions: a dense layer.</summary>
    Multiply,

    /// <summary>Float convolution over many positions.</summary>
    ConvolveFloats,

    /// <summary>Float convolution over few positions: a dense layer.</summary>
    MultiplyFloats,

    /// <summary>Integer depthwise convolution: so many pairs of rows, so many columns.</summary>
    Depthwise,

    /// <summary>Float depthwise convolution: so many rows, so many columns.</summary>
    DepthwiseFloats,

    /// <summary>Sums of 8-bit values over a window, a sum for each channel.</summary>
    SumWindow,

    /// <summary>Sums of floats over a window, a sum for each channel.</summary>
    SumWindowFloats,

    /// <summary>The largest of the 8-bit values of a window, for each channel.</summary>
    MaxWindow,

    /// <summary>The largest of the floats of a window, for each channel.</summary>
    MaxWindowFloats,

    /// <summary>The sum of two 8-bit tensors of different scales, as a plane.</summary>
    Add,

    /// <summary>The sum of two 8-bit tensors of different scales, on their common grid.</summary>
    AddOnGrid,

    /// <summary>The sum of two float tensors.</summary>
    AddFloats,

    /// <summary>Parts that the others call: products of vectors.</summary>
    Dot,

    /// <summary>Parts that the others call: integer sums to 8 bits.</summary>
    Put,

    /// <summary>Parts that the others call: float products and limits.</summary>
    Real,
}
