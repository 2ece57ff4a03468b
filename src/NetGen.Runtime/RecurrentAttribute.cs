#pragma warning disable CS8632 // nanoFramework projects compile this file too, with nullable annotations off
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>
    /// Base of the recurrent layers. They read a sequence, length x channels, row by row and carry a state from row to row. Output: the last step's units, or one
    /// row a step with <see cref="Sequences"/>; both directions lie side by side.
    /// </summary>
    [ExcludeType]
    public abstract class RecurrentAttribute : LayerAttribute
    {
        /// <summary>Units.</summary>
        /// <param name="units">Values of the state.</param>
        protected RecurrentAttribute(int units)
        {
            Units = units;
        }

        /// <summary>Values of the state.</summary>
        public int Units { get; }

        /// <summary>Whether the output has one row a step, length x units; without it the output is the last step's alone.</summary>
        public bool Sequences { get; set; }

        /// <summary>The order in which rows are read.</summary>
        public Direction Direction { get; set; }

        /// <summary>The layers that give what each state begins with, the hidden state first; without them states begin with zeros.</summary>
        public string[]? State { get; set; }

        /// <summary>Whether the states behind the last step are outputs as well: "Name.0" is the output, "Name.1" the hidden state, "Name.2" the cell of an LSTM.</summary>
        public bool States { get; set; }

        /// <summary>Whether sums have a bias.</summary>
        public bool Bias { get; set; } = true;
    }
}
