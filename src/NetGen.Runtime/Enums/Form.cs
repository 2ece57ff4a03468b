using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>How the code of a layer is written.</summary>
    [ExcludeType]
    public enum Form
    {
        /// <summary>The compiler chooses under the code budget.</summary>
        Auto,

        /// <summary>Loops over arrays: the smallest code; weights take RAM on nanoFramework.</summary>
        Loop,

        /// <summary>Weights as constants in the code, unrolled over kernel and channels, looped over positions.</summary>
        Constants,

        /// <summary>Weights as constants, and every position spelled out: for the smallest maps. Pooling: every channel's sum in a variable.</summary>
        Unrolled,

        /// <summary><see cref="Constants"/>, with the positions at the borders written apart from those whose window lies in the input.</summary>
        Peeled,

        /// <summary>Weights as constants; the sums of several output channels share one 64-bit integer (int8).</summary>
        ChannelLanes,

        /// <summary>Weights as constants; the sums of several positions share one 64-bit integer (int8).</summary>
        PositionLanes,

        /// <summary>A loop over output channels; rows of weights that are packed as <see cref="ChannelLanes"/> has them, 8 bytes of RAM for several weights (int8).</summary>
        ChannelRows,

        /// <summary>A loop over output channels, several positions at a time: rows of 8-bit weights, inputs packed as <see cref="PositionLanes"/> has them (int8); rows of float weights, inputs in locals (float32).</summary>
        PositionRows,

        /// <summary>A loop over output channels; rows of float weights, inputs in locals (float32).</summary>
        Rows,

        /// <summary>
        /// Convolution and dense layers: loops over blocks of weights that <c>ReadWeights</c> reads from storage while the layer runs. The assembly holds none
        /// of them, and RAM one block (int8; with <see cref="StoredWeightsAttribute"/>).
        /// </summary>
        Stored,

        /// <summary>Loops over vectors of the processor, found out at run time: for <see cref="Profile.DotNet"/>, where it is the choice. Needs .NET 8 and C# 12.</summary>
        Vector,
    }
}
