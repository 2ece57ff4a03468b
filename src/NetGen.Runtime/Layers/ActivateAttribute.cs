using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>An activation function as a layer of its own.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class ActivateAttribute : LayerAttribute
    {
        /// <summary>The given function.</summary>
        /// <param name="function">The function.</param>
        public ActivateAttribute(Activation function)
        {
            Function = function;
        }

        /// <summary>The function.</summary>
        public Activation Function { get; }

        /// <summary>Slope of LeakyRelu for negative inputs.</summary>
        public float Alpha { get; set; } = 0.01f;
    }
}
