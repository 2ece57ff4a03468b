using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>An input of the network. Shapes leave out the batch: height, width, channels; or length, channels; or a vector.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class InputAttribute : LayerAttribute
    {
        /// <summary>Declares an input of the given shape.</summary>
        /// <param name="shape">Sizes, outermost first.</param>
        public InputAttribute(params int[] shape)
        {
            Shape = shape;
        }

        /// <summary>Sizes, outermost first.</summary>
        public int[] Shape { get; }
    }
}
