using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>The channels from which the width of a squeeze follows.</summary>
    [ExcludeType]
    public enum SqueezeOf
    {
        /// <summary>Those between expansion and projection (MobileNet V3).</summary>
        Expansion,

        /// <summary>Those of the block's input (MnasNet, EfficientNet).</summary>
        Input,
    }
}
