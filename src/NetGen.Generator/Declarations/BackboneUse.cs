namespace NetGen.Generator.Declarations;

/// <summary>The network whose layers a [Backbone] names, as its class is declared, and the last of these layers.</summary>
/// <param name="Layer">The layer that carries the attribute.</param>
public sealed record BackboneUse(string Layer, Declaration Network, string UpTo);
