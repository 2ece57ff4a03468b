using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Base of the layers that an activation function can follow.</summary>
    [ExcludeType]
    public abstract class ActivatedAttribute : LayerAttribute
    {
        /// <summary>The activation function applied to the output.</summary>
        public Activation Activation { get; set; }

        /// <summary>Slope of LeakyRelu for negative inputs.</summary>
        public float Alpha { get; set; } = 0.01f;
    }
}
