using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>How numbers are stored and computed between layers.</summary>
    [ExcludeType]
    public enum Precision
    {
        /// <summary>IEEE 754 single precision throughout.</summary>
        Float32,

        /// <summary>8-bit integers in the TensorFlow Lite scheme: symmetric per-channel weights, 32-bit biases, asymmetric activations.</summary>
        Int8,
    }
}
