using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>
    /// Sound to features: the logarithm of the energy in each band of a mel filter bank, frame by frame. S x 1 samples -&gt; T x Mels, T = (S - Window) / Hop + 1,
    /// or S / Hop with <see cref="Causal"/>. It reads an input of the network, [Input(S, 1)] or S samples in rows, [Input(S / n, n)], which takes 16-bit samples then: short[], 32768 stands for 1. A frame is
    /// Window samples times a Hann window (periodic), zeros up to the next power of two N, the squared magnitude of the discrete Fourier transform, the filter
    /// bank, and ln(max(energy, Floor)). Integers throughout; docs/sound.md has the bound of their error. MACs of a frame: Window for the window,
    /// N log2(N / 2) for a complex transform of N / 2 points, 2 N for the parts of the real one and their squares, and one for each bin of the filter bank. No parameters.
    /// </summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class LogMelAttribute : LayerAttribute
    {
        /// <summary>Features of sound.</summary>
        /// <param name="mels">Bands: features of a frame.</param>
        public LogMelAttribute(int mels)
        {
            Mels = mels;
        }

        /// <summary>Bands: features of a frame.</summary>
        public int Mels { get; }

        /// <summary>Samples per second.</summary>
        public int SampleRate { get; set; } = 16000;

        /// <summary>Samples of a frame, an even number from 16 to 4096.</summary>
        public int Window { get; set; } = 480;

        /// <summary>Samples from one frame to the next, at most Window.</summary>
        public int Hop { get; set; } = 320;

        /// <summary>Where the lowest band begins, in hertz.</summary>
        public float LowFrequency { get; set; } = 20;

        /// <summary>Where the highest band ends, in hertz; 0: half of the sample rate.</summary>
        public float HighFrequency { get; set; }

        /// <summary>The scale on which the bands are evenly spaced.</summary>
        public MelScale Scale { get; set; }

        /// <summary>The least energy: what lies below counts as this. A sine as loud as can be has Window^2 / 16 in its bin.</summary>
        public float Floor { get; set; } = 1e-6f;

        /// <summary>Whether silence is thought in front of the sound, Window - Hop samples, so that the first frame ends with sample Hop.</summary>
        public bool Causal { get; set; }
    }
}
