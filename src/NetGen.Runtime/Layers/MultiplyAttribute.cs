using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Element-wise product of two layers; a 1 x 1 x C or C operand is broadcast over height and width (a channel gate).</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class MultiplyAttribute : ActivatedAttribute
    {
        /// <summary>Product of the named layers. A single name is joined with the layer above.</summary>
        /// <param name="inputs">Names of the layers to join.</param>
        public MultiplyAttribute(params string[] inputs)
        {
            Inputs = inputs;
        }

        /// <summary>Names of the layers to join.</summary>
        public string[] Inputs { get; }
    }
}
