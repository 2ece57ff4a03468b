#pragma warning disable CS8632 // nanoFramework projects compile this file too, with nullable annotations off
using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>
    /// Additive attention (arXiv:1409.0473) of a vector s of k values to a memory v of t x m: e_t = w . tanh(W s + b + U v_t), a = softmax(e), output the sum of a_t v_t, m values. n
    /// units: MACs = n k + t n m + t (n + m); of them t n m, U v, once for all steps of a decoder. Expands into <c>Name.query</c>, <c>Name.keys</c> t x n, <c>Name.energies</c>,
    /// <c>Name.weights</c>, <c>Name.context</c>. Parameters: query.weight n x k, query.bias n, keys.weight n x m, energies.weight n.
    /// </summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class AdditiveAttentionAttribute : BlockAttribute
    {
        /// <summary>Attention with the given number of units.</summary>
        /// <param name="units">Values in which a query and a position of the memory are compared.</param>
        public AdditiveAttentionAttribute(int units)
        {
            Units = units;
        }

        /// <summary>Values in which a query and a position of the memory are compared.</summary>
        public int Units { get; }

        /// <summary>The sequence that is attended to.</summary>
        public string? Memory { get; set; }

        /// <summary>Whether the sums have a bias.</summary>
        public bool Bias { get; set; } = true;

        /// <summary>Whether the weights a, 1 x t, are an output as well: "Name.0" is the sum, "Name.1" the weights.</summary>
        public bool Weights { get; set; }
    }
}
