using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>In which order a recurrent layer reads the rows of its input.</summary>
    [ExcludeType]
    public enum Direction
    {
        /// <summary>From the first to the last.</summary>
        Forward,

        /// <summary>From the last to the first; the output of a row lies at that row.</summary>
        Backward,

        /// <summary>Bidirectional: two layers with weights of their own, one in each direction, their outputs side by side, forward first. It needs the whole sequence.</summary>
        Both,
    }
}
