using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Adds to each position of a sequence L x C what says where it stands. Keeps the shape. No MACs. Parameter, of the learned kind: weight L x C.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class PositionalEncodingAttribute : LayerAttribute
    {
        /// <summary>Trained values, or sines and cosines.</summary>
        public PositionalKind Kind { get; set; }
    }
}
