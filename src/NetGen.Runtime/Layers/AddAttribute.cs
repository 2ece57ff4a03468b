using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Element-wise sum of two or more layers; a 1 x 1 x C or C operand is broadcast over height and width.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class AddAttribute : ActivatedAttribute
    {
        /// <summary>Sum of the named layers. A single name is joined with the layer above.</summary>
        /// <param name="inputs">Names of the layers to join.</param>
        public AddAttribute(params string[] inputs)
        {
            Inputs = inputs;
        }

        /// <summary>Names of the layers to join.</summary>
        public string[] Inputs { get; }
    }
}
