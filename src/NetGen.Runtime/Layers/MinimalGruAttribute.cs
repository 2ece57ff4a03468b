using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>
    /// Minimal gated unit over length x n, k units (Zhou 2016): f = sigmoid(W x + U h' + b), n = tanh(W x + U (f h') + b), h = (1 - f) h' + f n. MACs a step =
    /// 2 k (n + k). Parameters: weight 2k x n, recurrent_weight 2k x k, bias 2k, in the order f, n; the backward direction's begin with "reverse." where there
    /// are both.
    /// </summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class MinimalGruAttribute : RecurrentAttribute
    {
        /// <summary>The given number of units.</summary>
        /// <param name="units">Values of the state.</param>
        public MinimalGruAttribute(int units)
            : base(units)
        {
        }
    }
}
