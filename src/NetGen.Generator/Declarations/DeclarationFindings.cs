using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>Collects the mistakes of one declaration.</summary>
internal class DeclarationFindings
{
    private readonly List<Finding> findings = [];

    /// <summary>See <see cref="Declaration.IsComplete"/>.</summary>
    public virtual bool IsComplete { get; set; } = true;

    /// <summary>See <see cref="Declaration.TakenNames"/>.</summary>
    public HashSet<string> TakenNames { get; } = new(StringComparer.Ordinal);

    public virtual void Add(string id, Anchor at, string subject, string message) => Add(new Finding(id, at, [subject, message]));

    /// <summary>Adds a finding, once: a block's own are met wherever the block is used.</summary>
    public virtual void Add(Finding finding)
    {
        if (!findings.Contains(finding))
        {
            findings.Add(finding);
        }
    }

    /// <summary>A mistake that leaves a layer out of the model, or leaves it unclear which layer is meant.</summary>
    public void AddIncomplete(string id, Anchor at, string subject, string message)
    {
        IsComplete = false;
        Add(id, at, subject, message);
    }

    public EquatableArray<Finding> ToEquatableArray() => findings.ToEquatableArray();
}
