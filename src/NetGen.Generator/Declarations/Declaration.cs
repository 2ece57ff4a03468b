using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>What was read from an attributed class: the network, and the mistakes that the class itself shows.</summary>
public sealed record Declaration(NetworkModel Model, EquatableArray<Finding> Findings)
{
    /// <summary>
    /// All layers are in the model with all their arguments. Otherwise the compiler or a finding names the mistake already, and what
    /// could be said of shapes and costs would be said of another network.
    /// </summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>The network whose layers run in front; null where there is none.</summary>
    public BackboneUse? Backbone { get; init; }

    /// <summary>Reserved names that members of the user's have all the same: the generated part must do without them.</summary>
    public EquatableArray<string> TakenNames { get; init; }

    /// <summary>A further part of the class can be written: it is partial, and so is everything around it.</summary>
    public bool CanExtend { get; init; } = true;
}
