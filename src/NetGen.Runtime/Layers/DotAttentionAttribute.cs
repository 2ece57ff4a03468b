#pragma warning disable CS8632 // nanoFramework projects compile this file too, with nullable annotations off
using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>
    /// Multiplicative attention (arXiv:1508.04025) of a vector s of k values to a memory v of t x m: a = softmax of the products of s and v_t, output the sum of a_t v_t, m values.
    /// MACs = 2 t m, and k m for <see cref="AttentionScore.General"/>. Expands into <c>Name.query</c> (General), <c>Name.scores</c>, <c>Name.weights</c>, <c>Name.context</c>.
    /// Parameters: query.weight m x k for General.
    /// </summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class DotAttentionAttribute : BlockAttribute
    {
        /// <summary>The sequence that is attended to.</summary>
        public string? Memory { get; set; }

        /// <summary>What a query and a position of the memory are compared by.</summary>
        public AttentionScore Score { get; set; }

        /// <summary>Whether the weights a, 1 x t, are an output as well: "Name.0" is the sum, "Name.1" the weights.</summary>
        public bool Weights { get; set; }
    }
}
