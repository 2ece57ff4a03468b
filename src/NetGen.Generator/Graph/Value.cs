using NetGen.Generator.Model;

namespace NetGen.Generator.Graph;

/// <summary>A tensor between nodes. Identity is by reference: passes make new values where types change.</summary>
public sealed class Value(string name, TensorType type, ValueLifetime lifetime = ValueLifetime.Call)
{
    /// <summary>The layer's name for its output; "Layer.k" for one of several; "Layer.linear" for the value before an activation.</summary>
    public string Name { get; } = name;

    public TensorType Type { get; } = type;

    public ValueLifetime Lifetime { get; } = lifetime;

    public TensorShape Shape => Type.Shape;

    public override string ToString() => Name + ": " + Type;
}
