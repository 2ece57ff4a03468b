using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>A reference to a layer's output: all of it (part -1) or one of several.</summary>
public sealed record InputName(string Layer, int Part, Anchor At);

/// <summary>A layer and the layers that it reads.</summary>
/// <param name="IsResolved">Every name led somewhere; otherwise the inputs are incomplete, and the user knows.</param>
public sealed record WiredLayer(LayerModel Model, IReadOnlyList<InputName> Inputs, bool IsResolved);
