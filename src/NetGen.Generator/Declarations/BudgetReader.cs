using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>[Budget(...)], completed by the board's limits.</summary>
internal static class BudgetReader
{
    public static BudgetModel Read(INamedTypeSymbol network, BudgetModel board, DeclarationFindings findings)
    {
        AttributeData? attribute = NetGenAttributes.Find(network, NetGenAttributes.Budget);
        return new BudgetModel(
            Limit(nameof(BudgetModel.Macs), board.Macs),
            Limit(nameof(BudgetModel.WeightBytes), board.WeightBytes),
            Limit(nameof(BudgetModel.ActivationBytes), board.ActivationBytes),
            Limit(nameof(BudgetModel.CodeBytes), board.CodeBytes),
            Limit(nameof(BudgetModel.LatencyMs), board.LatencyMs));

        long Limit(string name, long fallback)
        {
            if (attribute is null || AttributeArguments.Find(attribute, name) is not ArgumentValue.Integer given)
            {
                return fallback;
            }

            if (given.Value < 0)
            {
                findings.Add(FindingIds.ArgumentOutOfRange, new Anchor(null, NetGenAttributes.Budget, name), network.Name, $"{name} is {given}; a limit is a positive number, or 0 for none of one's own");
            }

            return given.Value > 0 ? given.Value : fallback;
        }
    }
}
