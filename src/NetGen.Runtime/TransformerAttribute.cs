using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Base of a transformer's layers (arXiv:1706.03762): attention, a feed-forward network, a sum and a normalization each.</summary>
    [ExcludeType]
    public abstract class TransformerAttribute : BlockAttribute
    {
        /// <summary>With so many heads, and so many values in the middle of the feed-forward network.</summary>
        /// <param name="heads">Heads; they divide the channels.</param>
        /// <param name="hidden">Values of a position between the layers of the feed-forward network.</param>
        protected TransformerAttribute(int heads, int hidden)
        {
            Heads = heads;
            Hidden = hidden;
        }

        /// <summary>Heads of the queries.</summary>
        public int Heads { get; }

        /// <summary>Values of a position between the layers of the feed-forward network.</summary>
        public int Hidden { get; }

        /// <summary>Heads of keys and values, each for several of the queries (grouped-query attention); 0: as many.</summary>
        public int KeyValueHeads { get; set; }

        /// <summary>Values of a head; 0: channels / heads.</summary>
        public int HeadSize { get; set; }

        /// <summary>Whether the dense layers add biases.</summary>
        public bool Bias { get; set; } = true;

        /// <summary>Rotary encoding of queries and keys.</summary>
        public RotaryPairs Rotary { get; set; }

        /// <summary>Its base.</summary>
        public float RotaryBase { get; set; } = 10000f;

        /// <summary>The function in the feed-forward network.</summary>
        public Activation Activation { get; set; } = Activation.Relu;

        /// <summary>Slope of LeakyRelu.</summary>
        public float Alpha { get; set; } = 0.01f;

        /// <summary>Whether the feed-forward network has a gate (with Swish: SwiGLU).</summary>
        public bool Gated { get; set; }

        /// <summary>Whether normalization stands in front of attention and feed-forward network, and not behind their sums.</summary>
        public bool PreNorm { get; set; }

        /// <summary>Whether it is RmsNorm.</summary>
        public bool RmsNorm { get; set; }

        /// <summary>Epsilon of the normalizations.</summary>
        public float Epsilon { get; set; } = 1e-5f;
    }
}
