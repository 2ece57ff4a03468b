using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>[Budget(...)], completed by the board's limits.</summary>
internal static class BudgetReader
{
    /// <param name="areStored">Whether weights may lie outside of the assembly: then a board limits their bytes no more.</param>
    public static BudgetModel Read(INamedTypeSymbol network, BoardLimits board, bool areStored, DeclarationFindings findings)
    {
        AttributeData? attribute = NetGenAttributes.Find(network, NetGenAttributes.Budget);
        long reserve = Reserve();
        BudgetModel limits = board.Budget;
        return new BudgetModel(
            Limit(nameof(BudgetModel.Macs), limits.Macs),
            Limit(nameof(BudgetModel.WeightBytes), areStored ? 0 : limits.WeightBytes),
            Limit(nameof(BudgetModel.ActivationBytes), limits.ActivationBytes),
            Limit(nameof(BudgetModel.CodeBytes), limits.CodeBytes > 0 ? AssemblyLimits.CodeBytes - reserve : 0),
            Limit(nameof(BudgetModel.LatencyMs), limits.LatencyMs),
            reserve);

        long Limit(string name, long fallback)
        {
            if (Given(name) is not { } given)
            {
                return fallback;
            }

            if (given < 0)
            {
                Refuse(name, $"{name} is {Text(given)}; a limit is a positive number, or 0 for none of one's own");
            }

            return given > 0 ? given : fallback;
        }

        long Reserve()
        {
            const string Name = nameof(BudgetModel.ReserveBytes);
            if (Given(Name) is not { } given)
            {
                return AssemblyLimits.DefaultReserve;
            }

            if (given is >= 0 and < AssemblyLimits.CodeBytes)
            {
                return given;
            }

            Refuse(Name, $"{Name} is {Text(given)}; of {AssemblyLimits.CodeBytes} bytes it leaves nothing to the network: it must be at least 0 and less than that");
            return AssemblyLimits.DefaultReserve;
        }

        long? Given(string name) => attribute is not null && AttributeArguments.Find(attribute, name) is ArgumentValue.Integer given ? given.Value : null;

        void Refuse(string name, string message) => findings.Add(FindingIds.ArgumentOutOfRange, new Anchor(null, NetGenAttributes.Budget, name), network.Name, message);
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
