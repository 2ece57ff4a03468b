using System.Runtime.CompilerServices;

#pragma warning disable CS8632 // nanoFramework projects compile this file too, with nullable annotations off
namespace NetGen
{
    /// <summary>Base of the layers that move a window over height and width.</summary>
    [ExcludeType]
    public abstract class WindowAttribute : ActivatedAttribute
    {
        /// <summary>Step of the window along both axes. 0: the layer's default (1; the window's size for pooling).</summary>
        public int Stride { get; set; }

        /// <summary>Step along the height where it differs from <see cref="Stride"/>.</summary>
        public int StrideHeight { get; set; }

        /// <summary>Step along the width where it differs from <see cref="Stride"/>.</summary>
        public int StrideWidth { get; set; }

        /// <summary>How the window meets the border.</summary>
        public Padding Padding { get; set; }

        /// <summary>Padding of the four sides: top, left, bottom, right. Implies <see cref="NetGen.Padding.Explicit"/>.</summary>
        public int[]? Pads { get; set; }
    }
}
