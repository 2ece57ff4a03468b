namespace NetGen
{
    /// <summary>How the code of a layer is written.</summary>
    public enum Form
    {
        /// <summary>The compiler chooses under the code budget.</summary>
        Auto,

        /// <summary>Loops over arrays: the smallest code; weights take RAM on nanoFramework.</summary>
        Loop,

        /// <summary>Weights as constants in the code, unrolled over kernel and channels, looped over positions.</summary>
        Constants,
    }
}
