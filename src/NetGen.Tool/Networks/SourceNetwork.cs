using NetGen.Generator;
using NetGen.Generator.Declarations;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;

namespace NetGen.Tool.Networks;

/// <summary>A network as it is declared in C# files.</summary>
/// <param name="Needs">What the networks of all files ask of those whose layers they begin with.</param>
/// <param name="PlaceOf">Says where a finding sits: "Net.cs(5,9)".</param>
internal sealed record SourceNetwork(Declaration Declaration, IReadOnlyList<BackboneNeed> Needs, Func<Finding, string> PlaceOf)
{
    /// <summary>The network with what it must know of the others; a mistake in the use of a backbone ends the command.</summary>
    /// <param name="find">The parameters of a network; null where it has none.</param>
    /// <param name="isPlanned">Whether the code of the layers in front is wanted.</param>
    public NetworkModel Tie(Func<NetworkModel, IParameterSource?> find, bool isPlanned, CompileOptions options)
    {
        (NetworkModel model, Finding? unusable) = Backbones.Tie(Declaration, Needs, find, isPlanned, options, CancellationToken.None);
        return unusable is not null ? throw new ToolException($"{PlaceOf(unusable)}: {unusable.Id}: {FindingText.Of(unusable)}")
            : Declaration.Backbone is { } use && model.Front is null ? throw new ToolException($"{model.FullName} begins with layers of {use.Network.Model.FullName}, which has mistakes: report that network alone to see them")
            : model;
    }
}
