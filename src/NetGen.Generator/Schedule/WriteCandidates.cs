using NetGen.Generator.Cost;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Schedule;

/// <summary>
/// Writes and counts the forms of nodes. Those that cannot fit are not written where what they take at least tells it.
/// </summary>
internal sealed class WriteCandidates(TargetCosts costs, CodeLimits limits, CancellationToken cancellation)
{
    /// <summary>Forms written so far.</summary>
    public int Forms { get; private set; }

    /// <summary>IL instructions of all forms written so far.</summary>
    public long Instructions { get; private set; }

    /// <summary>The forms of a node that can be had and could fit.</summary>
    public NodeForms All(KernelContext context, IReadOnlyList<Kernel> kernels, int passes = 1)
    {
        NodeForms forms = new(kernels.Count, place => One(context, kernels[place], passes));
        for (int i = 0; i < kernels.Count; i++)
        {
            if (kernels[i].Unrolled(context) > limits.CodeBytes / KernelLimits.LeastBytesPerMac || !kernels[i].Applies(context))
            {
                continue;
            }

            if (kernels[i].Least(context) is not { } least)
            {
                forms.Write(i);
            }
            else if (least.Bytes <= limits.CodeBytes)
            {
                forms.Leave(i, AtLeast(least, passes));
            }
        }

        return forms;
    }

    /// <summary>A node in this form and no other.</summary>
    public NodeForms Only(KernelContext context, Kernel kernel, int passes)
    {
        NodeForms forms = new(1, _ => One(context, kernel, passes));
        forms.Write(0);
        return forms;
    }

    /// <summary>A node in a form, whatever it costs.</summary>
    /// <param name="passes">How often the code runs in one inference: once, or for each row.</param>
    private Candidate One(KernelContext context, Kernel kernel, int passes)
    {
        cancellation.ThrowIfCancellationRequested();
        CostOfKernel once = CostOfKernel.Of(kernel.Lower(context));
        CostOfKernel cost = once with { Executed = once.Executed * passes };
        Forms++;
        Instructions += cost.Instructions;
        return new Candidate(kernel, kernel.Describe(context), cost, new Choice(costs.Instructions(cost.Executed), limits.Uses(cost)));
    }

    private Choice AtLeast(LeastCode least, int passes)
    {
        IlCounts.Builder counts = new();
        bool isHeld = costs.ByClass[(int)IlClass.LoadLocal] <= costs.ByClass[(int)IlClass.Constant] + costs.ByClass[(int)IlClass.ConvertInteger];
        counts.Add(IlClass.LoadLocal, least.Loads + (isHeld ? least.Numbers : 0));
        counts.Add(IlClass.Constant, least.Constants + (isHeld ? 0 : least.Numbers));
        counts.Add(IlClass.LongConstant, least.LongConstants);
        counts.Add(IlClass.ConvertInteger, least.Conversions + (isHeld ? 0 : least.Numbers));
        counts.Add(IlClass.Multiply, least.Products);
        counts.Add(IlClass.Arithmetic, least.Sums);
        counts.Add(IlClass.LoadElement, least.Elements);
        counts.Add(IlClass.StoreElement, least.Stores);
        counts.Add(IlClass.Branch, least.Branches);
        return new Choice(passes * costs.Instructions(counts.Build()), limits.Uses(CostOfKernel.None with { CodeBytes = least.Bytes }));
    }
}
