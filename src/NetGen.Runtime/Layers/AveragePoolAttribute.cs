using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Mean of the values under the window: H x W x C -&gt; E x F x C. Padding defaults to Valid here; the stride to the window's size.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class AveragePoolAttribute : WindowAttribute
    {
        /// <summary>Square window.</summary>
        /// <param name="kernel">Window height and width.</param>
        public AveragePoolAttribute(int kernel)
        {
            Kernel = kernel;
        }

        /// <summary>Window of two sizes.</summary>
        /// <param name="kernelHeight">Window height.</param>
        /// <param name="kernelWidth">Window width.</param>
        public AveragePoolAttribute(int kernelHeight, int kernelWidth)
        {
            KernelHeight = kernelHeight;
            KernelWidth = kernelWidth;
        }

        /// <summary>Window size.</summary>
        public int Kernel { get; }

        /// <summary>Window height.</summary>
        public int KernelHeight { get; }

        /// <summary>Window width.</summary>
        public int KernelWidth { get; }

        /// <summary>Rounds the output size up; a window that would start in the bottom or right padding is dropped (Caffe and PyTorch).</summary>
        public bool CeilMode { get; set; }

        /// <summary>Padding counts as zeros in the mean.</summary>
        public bool CountIncludePad { get; set; }
    }
}
