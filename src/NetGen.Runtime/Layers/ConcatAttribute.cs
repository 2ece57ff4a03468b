using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Joins layers along an axis, by default the channels.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class ConcatAttribute : LayerAttribute
    {
        /// <summary>Concatenation of the named layers. A single name is joined with the layer above.</summary>
        /// <param name="inputs">Names of the layers to join.</param>
        public ConcatAttribute(params string[] inputs)
        {
            Inputs = inputs;
        }

        /// <summary>Names of the layers to join.</summary>
        public string[] Inputs { get; }

        /// <summary>Axis to join along; negative counts from the last.</summary>
        public int Axis { get; set; } = -1;
    }
}
