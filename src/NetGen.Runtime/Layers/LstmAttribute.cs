using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>
    /// Long short-term memory over length x n, k units: i, f, o = sigmoid(W x + U h' + b), g = tanh(W x + U h' + b), c = f c' + i g, h = o tanh(c) (Hochreiter
    /// and Schmidhuber 1997). MACs a step = 4 k (n + k). Parameters: weight 4k x n, recurrent_weight 4k x k, bias 4k, gates in the order i, f, g, o (PyTorch's);
    /// the backward direction's begin with "reverse." where there are both.
    /// </summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class LstmAttribute : RecurrentAttribute
    {
        /// <summary>The given number of units.</summary>
        /// <param name="units">Values of the state.</param>
        public LstmAttribute(int units)
            : base(units)
        {
        }

        /// <summary>Values that the output is projected to, h = P (o tanh(c)), and that the recurrence reads (Sak 2014); 0: none. Parameter: projection_weight p x k.</summary>
        public int Projection { get; set; }

        /// <summary>Whether i and f see the cell before and o the new one, each through weights of its own (Gers 2000). Parameter: peephole 3k, order i, f, o.</summary>
        public bool Peepholes { get; set; }

        /// <summary>What the cell is limited to on both sides (TensorFlow's cell_clip); 0: nothing.</summary>
        public float CellClip { get; set; }

        /// <summary>Whether the input gate is 1 - f (Greff 2017): three gates in the order f, g, o, and 3k rows of weights.</summary>
        public bool Coupled { get; set; }
    }
}
