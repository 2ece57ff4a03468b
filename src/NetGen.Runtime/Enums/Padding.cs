using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>How a window meets the border of its input.</summary>
    [ExcludeType]
    public enum Padding
    {
        /// <summary>TensorFlow's SAME: output = ceil(input / stride). An odd total of padding puts the extra value at the bottom and at the right.</summary>
        Same,

        /// <summary>No padding: the window stays inside the input.</summary>
        Valid,

        /// <summary>dilation * (kernel - 1) / 2, rounded down, on both sides, whatever the stride: what PyTorch code writes as padding=kernel//2 for odd kernels.</summary>
        Symmetric,

        /// <summary>The four sides given by <c>Pads</c> (top, left, bottom, right); giving <c>Pads</c> implies it.</summary>
        Explicit,

        /// <summary>
        /// For sequences in time, whose rows are steps: dilation * (kernel - 1) above and nothing below, so that no output depends on a later row; beside it
        /// as Same. output = ceil(input / stride).
        /// </summary>
        Causal,
    }
}
