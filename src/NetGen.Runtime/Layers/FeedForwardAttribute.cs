using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Two dense layers at each position of a sequence t x k, the activation between them. Keeps the shape. MACs = 2 t k hidden; gated 3 t k hidden.
    /// Expands into <c>Name.expand</c>, <c>Name.project</c>; gated, the activation behind <c>Name.gate</c>, multiplied (<c>Name.multiply</c>) with <c>Name.expand</c> (arXiv:2002.05202).</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class FeedForwardAttribute : BlockAttribute
    {
        /// <summary>With the given number of values in the middle.</summary>
        /// <param name="hidden">Values of a position between the layers.</param>
        public FeedForwardAttribute(int hidden)
        {
            Hidden = hidden;
        }

        /// <summary>Values of a position between the layers.</summary>
        public int Hidden { get; }

        /// <summary>The function in the middle.</summary>
        public Activation Activation { get; set; } = Activation.Relu;

        /// <summary>Slope of LeakyRelu.</summary>
        public float Alpha { get; set; } = 0.01f;

        /// <summary>Whether the activation is a gate: it multiplies what another layer makes (with Swish: SwiGLU).</summary>
        public bool Gated { get; set; }

        /// <summary>Whether the dense layers add biases.</summary>
        public bool Bias { get; set; } = true;
    }
}
