using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>
    /// Gated recurrent unit over length x n, k units (Cho 2014): r, z = sigmoid(W x + U h' + b), n = tanh(W x + b + r (U h' + b')), h = (1 - z) n + z h'. MACs a
    /// step = 3 k (n + k). Parameters: weight 3k x n, recurrent_weight 3k x k, bias 3k, recurrent_bias 3k, gates in the order r, z, n (PyTorch's); the backward
    /// direction's begin with "reverse." where there are both.
    /// </summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class GruAttribute : RecurrentAttribute
    {
        /// <summary>The given number of units.</summary>
        /// <param name="units">Values of the state.</param>
        public GruAttribute(int units)
            : base(units)
        {
        }

        /// <summary>Whether the state is reset in front of the product, n = tanh(W x + b + U (r h')), as in the paper and in ONNX by default: then there is no recurrent_bias.</summary>
        public bool ResetBefore { get; set; }
    }
}
