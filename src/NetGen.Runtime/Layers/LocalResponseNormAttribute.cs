using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Local response normalization across channels (AlexNet): y[c] = x[c] / (K + Alpha / Size * sum of x[i]^2)^Beta, the sum over the <see cref="Size"/> channels around c. Keeps the shape. No MACs and no parameters. In int8 networks floats compute between two quantized values.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class LocalResponseNormAttribute : LayerAttribute
    {
        /// <summary>Normalization over so many channels.</summary>
        /// <param name="size">Channels from c - size / 2 on, as far as there are any (TensorFlow: 2 depth_radius + 1).</param>
        public LocalResponseNormAttribute(int size)
        {
            Size = size;
        }

        /// <summary>Channels of the sum.</summary>
        public int Size { get; }

        /// <summary>Factor of the mean of squares, as in Caffe and PyTorch. The paper and TensorFlow have it of the sum: theirs times Size.</summary>
        public float Alpha { get; set; } = 1e-4f;

        /// <summary>The exponent.</summary>
        public float Beta { get; set; } = 0.75f;

        /// <summary>What is added to the mean of squares (TensorFlow's bias), above 0.</summary>
        public float K { get; set; } = 1f;
    }
}
