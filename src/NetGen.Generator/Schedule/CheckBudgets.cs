using System.Globalization;
using NetGen.Generator.Cost;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>Compares a cost with the declared budget. Arguments of a finding: network, figure, limit, excess, percentage, costliest layers, and " per step" where that is meant.</summary>
public static class CheckBudgets
{
    private const int Named = 3;

    public static IEnumerable<Finding> Run(NetworkModel model, NetworkCost cost)
    {
        IEnumerable<(string, double)> macs = cost.Step is { } step ? step.Layers.Select(layer => (layer.Name, (double)layer.Macs)) : cost.Layers.Select(layer => (layer.Name, (double)layer.Cost.Macs))
            .Concat(cost.Front.Select(layer => ($"{model.Front!.Network}.{layer.Name}", (double)layer.Cost.Macs)));
        IEnumerable<(string, double)> weights = cost.Layers.Select(layer => (layer.Name, (double)layer.WeightBytes));
        IEnumerable<(string, double)> activations = cost.ArenaOwners.Select(owner => (owner.Name, (double)owner.Bytes));
        return new[]
        {
            Check(model, FindingIds.MacsOverBudget, "Macs", cost.Step?.Macs ?? cost.Macs, model.Budget.Macs, macs, "", isPerStep: cost.Step is not null),
            Check(model, FindingIds.WeightBytesOverBudget, "WeightBytes", cost.WeightBytes, model.Budget.WeightBytes, weights, " B"),
            Check(model, FindingIds.ActivationBytesOverBudget, "ActivationBytes", cost.ArenaBytes, model.Budget.ActivationBytes, activations, " B"),
        }.OfType<Finding>();
    }

    /// <summary>The finding for a figure over its limit.</summary>
    /// <param name="isLeast">Whether the figure is the least that it can be.</param>
    /// <param name="isPerStep">Whether the figure is that of a step of a stream.</param>
    internal static Finding? Check(NetworkModel model, string id, string argument, double figure, long limit, IEnumerable<(string Name, double Amount)> owners, string unit, bool isLeast = false, bool isPerStep = false)
    {
        if (limit <= 0 || figure <= limit)
        {
            return null;
        }

        double percent = 100.0 * (figure - limit) / limit;
        string costliest = string.Join(", ", owners.Where(owner => owner.Amount > 0).OrderByDescending(owner => owner.Amount)
            .ThenBy(owner => owner.Name, StringComparer.Ordinal).Take(Named).Select(owner => $"{owner.Name} {Number(owner.Amount)}{unit}"));
        return new Finding(id, new Anchor(null, "Budget", argument),
            [model.Name, (isLeast ? "at least " : "") + Number(figure), Number(limit), Number(figure - limit), percent.ToString("0.#", CultureInfo.InvariantCulture), costliest, isPerStep ? " per step" : ""]);
    }

    /// <summary>Whole numbers, but for small ones that are not whole.</summary>
    private static string Number(double value) =>
        value.ToString(value < 100 && value != Math.Floor(value) ? "0.0" : "N0", CultureInfo.InvariantCulture);
}
