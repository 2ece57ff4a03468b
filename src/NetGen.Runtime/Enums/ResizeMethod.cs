using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>How Resize computes a value between its input's values.</summary>
    [ExcludeType]
    public enum ResizeMethod
    {
        /// <summary>The nearest input value.</summary>
        Nearest,

        /// <summary>Linear interpolation along both axes.</summary>
        Bilinear,
    }
}
