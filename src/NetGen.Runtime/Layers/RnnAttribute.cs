using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>
    /// Recurrent network of Elman over length x n, k units: h = f(W x + U h' + b). MACs a step = k (n + k). Parameters: weight k x n, recurrent_weight k x k,
    /// bias k; the backward direction's begin with "reverse." where there are both.
    /// </summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class RnnAttribute : RecurrentAttribute
    {
        /// <summary>The given number of units.</summary>
        /// <param name="units">Values of the state.</param>
        public RnnAttribute(int units)
            : base(units)
        {
        }

        /// <summary>The function, Tanh or Relu.</summary>
        public Activation Activation { get; set; } = Activation.Tanh;
    }
}
