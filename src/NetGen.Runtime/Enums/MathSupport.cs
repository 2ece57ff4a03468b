using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>What a board's firmware has of System.Math. Generated code never calls it; a program around it may.</summary>
    [ExcludeType]
    public enum MathSupport
    {
        /// <summary>The library is absent.</summary>
        None,

        /// <summary>Abs, Max, Min, Pow, Round, Sign and Truncate; everything else throws NotImplementedException.</summary>
        Light,

        /// <summary>All functions, computed in single precision whatever their signatures say.</summary>
        Single,

        /// <summary>All functions in double precision.</summary>
        Double,
    }
}
