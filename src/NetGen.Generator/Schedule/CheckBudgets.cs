using System.Globalization;
using NetGen.Generator.Cost;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>Compares a cost with the declared budget. Arguments of a finding: network, figure, limit, excess, percentage, costliest layers.</summary>
public static class CheckBudgets
{
    private const int Named = 3;

    public static IEnumerable<Finding> Run(NetworkModel model, NetworkCost cost)
    {
        IEnumerable<(string, long)> macs = cost.Layers.Select(layer => (layer.Name, layer.Cost.Macs));
        IEnumerable<(string, long)> weights = cost.Layers.Select(layer => (layer.Name, layer.WeightBytes));
        return new[]
        {
            Check(model, FindingIds.MacsOverBudget, "Macs", cost.Total.Macs, model.Budget.Macs, macs, ""),
            Check(model, FindingIds.WeightBytesOverBudget, "WeightBytes", cost.WeightBytes, model.Budget.WeightBytes, weights, " B"),
            Check(model, FindingIds.ActivationBytesOverBudget, "ActivationBytes", cost.ArenaBytes, model.Budget.ActivationBytes, cost.ArenaOwners, " B"),
        }.OfType<Finding>();
    }

    private static Finding? Check(NetworkModel model, string id, string argument, long figure, long limit, IEnumerable<(string Name, long Amount)> owners, string unit)
    {
        if (limit <= 0 || figure <= limit)
        {
            return null;
        }

        double percent = 100.0 * (figure - limit) / limit;
        string costliest = string.Join(", ", owners.Where(owner => owner.Amount > 0).OrderByDescending(owner => owner.Amount)
            .ThenBy(owner => owner.Name, StringComparer.Ordinal).Take(Named).Select(owner => $"{owner.Name} {Number(owner.Amount)}{unit}"));
        return new Finding(id, new Anchor(null, "Budget", argument),
            [model.Name, Number(figure), Number(limit), Number(figure - limit), percent.ToString("0.#", CultureInfo.InvariantCulture), costliest]);
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
