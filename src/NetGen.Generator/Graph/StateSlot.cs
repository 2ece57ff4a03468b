namespace NetGen.Generator.Graph;

/// <summary>A state that outlives the call: <paramref name="Before"/> is read, <paramref name="After"/> takes its place for the next call.</summary>
public sealed record StateSlot(Value Before, Value After);
