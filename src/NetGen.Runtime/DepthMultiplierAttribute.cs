using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Scales the units of all stages, the layers that say <c>Repeat</c>, rounded up (EfficientNet, arXiv:1905.11946).</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class DepthMultiplierAttribute : DeclarationAttribute
    {
        /// <summary>The given factor.</summary>
        /// <param name="factor">Units for each declared unit.</param>
        public DepthMultiplierAttribute(double factor)
        {
            Factor = factor;
        }

        /// <summary>Units for each declared unit.</summary>
        public double Factor { get; }
    }
}
