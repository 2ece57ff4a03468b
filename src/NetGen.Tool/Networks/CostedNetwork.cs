using NetGen.Generator;
using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Tool.Networks;

/// <summary>A network with its cost.</summary>
/// <param name="Notes">What the compiler has to say of it: budgets exceeded.</param>
internal sealed record CostedNetwork(NetworkModel Model, NetworkGraph Graph, NetworkCost Cost, IReadOnlyList<string> Notes)
{
    /// <summary>Analyses a network; a mistake in it ends the command.</summary>
    /// <param name="place">Says where a finding sits: "Net.cs(5,9)".</param>
    public static CostedNetwork Analyze(NetworkModel model, IEnumerable<Finding> before, Func<Finding, string> place)
    {
        Analysis analysis = Compiler.Analyze(model);
        string[] notes = [.. before.Concat(analysis.Findings).Select(finding => $"{place(finding)}: {finding.Id}: {FindingText.Of(finding)}")];
        return analysis.Declared is null || analysis.Cost is null
            ? throw new ToolException(notes.Length == 0 ? $"{model.FullName} cannot be analysed" : notes[0])
            : new CostedNetwork(model, analysis.Declared, analysis.Cost, notes);
    }
}
