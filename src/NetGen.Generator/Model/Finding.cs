namespace NetGen.Generator.Model;

/// <summary>Something to tell the user: the id of a descriptor, where, and the values for its message.</summary>
public sealed record Finding(string Id, Anchor At, EquatableArray<string> Arguments);
