namespace NetGen.Generator.Graph;

/// <summary>A state that outlives the call: <paramref name="Before"/> is read, <paramref name="After"/> takes its place for the next call.</summary>
public sealed record StateSlot(Value Before, Value After)
{
    /// <summary>Whether nothing of it is read that was not written since Reset: then it begins as it is.</summary>
    public bool IsWrittenFirst { get; init; }
}
