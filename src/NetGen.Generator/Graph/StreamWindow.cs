namespace NetGen.Generator.Graph;

/// <summary>
/// The newest rows of a value of a stream, kept from step to step: <paramref name="Rows"/> has <paramref name="Count"/> of them, the oldest first, and
/// <paramref name="Newest"/> lies where the last one does. Whenever a new one is made the others move down by one row before.
/// </summary>
/// <param name="Fill">What the rows before the stream's first one hold.</param>
/// <param name="IsPadded">Whether a reader sees any of those.</param>
/// <param name="When">The steps at which a new row is made.</param>
public sealed record StreamWindow(Value Rows, Value Newest, int Count, RowFill Fill, bool IsPadded, StepTimes When)
{
    /// <summary>Elements of a row.</summary>
    public long Row => Newest.Type.Count;
}
