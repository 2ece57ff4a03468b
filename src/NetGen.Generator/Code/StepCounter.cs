namespace NetGen.Generator.Code;

/// <summary>The field of a network over a stream that counts its steps since Reset: while a step runs, the steps before it.</summary>
public static class StepCounter
{
    public static StaticField Field { get; } = new("step", CodeType.Int32);

    /// <summary>The step that a loop is at, for layers in it whose work depends on their position.</summary>
    public static StaticField InLoop { get; } = new("position", CodeType.Int32);
}
