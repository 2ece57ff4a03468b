using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>One-dimensional convolution over a length x channels input: L x C -&gt; L' x M. Parameters: weight M x K x C/groups, bias M.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class Conv1DAttribute : ConvolutionAttribute
    {
        /// <summary>Kernel of the given length. <c>Pads</c> takes two values: before, after.</summary>
        /// <param name="channels">Output channels M.</param>
        /// <param name="kernel">Kernel length K.</param>
        public Conv1DAttribute(int channels, int kernel)
        {
            Channels = channels;
            Kernel = kernel;
        }

        /// <summary>Output channels.</summary>
        public int Channels { get; }

        /// <summary>Kernel length.</summary>
        public int Kernel { get; }

        /// <summary>Groups of channels convolved apart; divides input and output channels.</summary>
        public int Groups { get; set; } = 1;
    }
}
