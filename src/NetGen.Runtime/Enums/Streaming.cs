namespace NetGen
{
    /// <summary>When layers run row by row, so that only a few rows of the maps between them exist.</summary>
    public enum Streaming
    {
        /// <summary>Where the arena would exceed the budget for activations, declared or the board's; as few layers as that takes.</summary>
        Auto,

        /// <summary>Never: every map exists as a whole.</summary>
        Never,

        /// <summary>Wherever it makes the arena smaller.</summary>
        Always,
    }
}
