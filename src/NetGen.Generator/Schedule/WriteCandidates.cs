using NetGen.Generator.Cost;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Schedule;

/// <summary>
/// Writes and counts the forms of a node that could be chosen. Those that cannot fit, and those that another form beats in time and in all that is limited,
/// are not written where what they take at least tells it.
/// </summary>
internal sealed class WriteCandidates(TargetCosts costs, CodeLimits limits, CancellationToken cancellation)
{
    /// <summary>Forms written so far.</summary>
    public int Forms { get; private set; }

    /// <summary>IL instructions of all forms written so far.</summary>
    public long Instructions { get; private set; }

    /// <summary>A node in a form, whatever it costs.</summary>
    /// <param name="passes">How often the code runs in one inference: once, or for each row.</param>
    public Candidate One(KernelContext context, Kernel kernel, int passes = 1)
    {
        cancellation.ThrowIfCancellationRequested();
        CostOfKernel once = CostOfKernel.Of(kernel.Lower(context));
        CostOfKernel cost = once with { Executed = once.Executed * passes };
        Forms++;
        Instructions += cost.Instructions;
        return new Candidate(kernel, kernel.Describe(context), cost, new Choice(costs.Instructions(cost.Executed), limits.Uses(cost)));
    }

    /// <summary>Of these forms those that can be had, could fit, and are not beaten by another one; in the same order.</summary>
    public IReadOnlyList<Candidate> All(KernelContext context, IReadOnlyList<Kernel> kernels, int passes = 1)
    {
        Candidate?[] written = new Candidate?[kernels.Count];
        List<(int Place, Choice Least)> costly = [];
        for (int i = 0; i < written.Length; i++)
        {
            if (!kernels[i].Applies(context) || kernels[i].Unrolled(context) > limits.CodeBytes / KernelLimits.LeastBytesPerMac)
            {
                continue;
            }

            if (kernels[i].Least(context) is { } least)
            {
                costly.Add((i, AtLeast(least, passes)));
            }
            else
            {
                written[i] = One(context, kernels[i], passes);
            }
        }

        foreach ((int place, Choice least) in costly.OrderBy(form => form.Least.Time))
        {
            if (least.Uses[0] <= limits.CodeBytes && !written.Any(other => other?.Choice.IsNoWorse(least) == true))
            {
                written[place] = One(context, kernels[place], passes);
            }
        }

        Candidate[] all = [.. written.OfType<Candidate>()];
        return [.. Choice.Unbeaten([.. all.Select(candidate => candidate.Choice)]).Select(i => all[i])];
    }

    private Choice AtLeast(LeastCode least, int passes)
    {
        IlCounts.Builder counts = new();
        counts.Add(IlClass.LoadLocal, least.Loads);
        counts.Add(IlClass.Constant, least.Constants);
        counts.Add(IlClass.LongConstant, least.LongConstants);
        counts.Add(IlClass.ConvertInteger, least.Conversions);
        counts.Add(IlClass.Multiply, least.Products);
        counts.Add(IlClass.Arithmetic, least.Sums);
        counts.Add(IlClass.LoadElement, least.Elements);
        counts.Add(IlClass.StoreElement, least.Stores);
        return new Choice(passes * costs.Instructions(counts.Build()), limits.Uses(CostOfKernel.None with { CodeBytes = least.Bytes }));
    }
}
