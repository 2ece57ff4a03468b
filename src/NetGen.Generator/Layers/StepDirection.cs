namespace NetGen.Generator.Layers;

/// <summary>In which order a recurrent layer reads the rows of its input. The names are those of NetGen.Direction.</summary>
public enum StepDirection
{
    /// <summary>From the first to the last.</summary>
    Forward,

    /// <summary>From the last to the first.</summary>
    Backward,

    /// <summary>Two layers with weights of their own, one in each direction, their outputs side by side.</summary>
    Both,
}
