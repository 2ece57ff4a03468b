using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Scores of additive attention (arXiv:1409.0473): a query of n values and keys t x n -&gt; 1 x t, e_t = w . tanh(query + keys_t). MACs = t n. Parameter: weight n.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class AdditiveScoresAttribute : LayerAttribute
    {
        /// <summary>Scores of the named layers, query and keys. A single name is joined with the layer above.</summary>
        /// <param name="inputs">Names of the layers.</param>
        public AdditiveScoresAttribute(params string[] inputs)
        {
            Inputs = inputs;
        }

        /// <summary>Names of the layers.</summary>
        public string[] Inputs { get; }
    }
}
