namespace NetGen.Generator.Code;

/// <summary>The fields of a network that count steps.</summary>
public static class StepCounter
{
    /// <summary>Steps of a stream since Reset: while a step runs, the steps before it.</summary>
    public static StaticField Field { get; } = new("step", CodeType.Int32);

    /// <summary>The step that a loop is at, for layers in it whose work depends on their position.</summary>
    public static StaticField InLoop { get; } = new("position", CodeType.Int32);
}
