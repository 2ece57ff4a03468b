using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Whether a width multiplier changes a layer's channels.</summary>
    [ExcludeType]
    public enum WidthScaling
    {
        /// <summary>It does.</summary>
        Always,

        /// <summary>It makes the layer wider and never narrower (the last convolution of MobileNet V2).</summary>
        Upwards,

        /// <summary>It does not: channels that are classes, or boxes.</summary>
        Never,
    }
}
