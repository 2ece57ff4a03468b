using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>Mistakes inside a block of the user's own: each is reported in the block, and at the layer that uses the block.</summary>
/// <param name="outer">Where the use is reported.</param>
/// <param name="type">The metadata name of the block's class.</param>
/// <param name="name">The name of the block.</param>
/// <param name="use">The place of the use.</param>
/// <param name="user">The layer that uses the block.</param>
internal sealed class BlockFindings(DeclarationFindings outer, string type, string name, Anchor use, string user) : DeclarationFindings
{
    public override bool IsComplete
    {
        get => outer.IsComplete;
        set => outer.IsComplete = value;
    }

    public override void Add(string id, Anchor at, string subject, string message)
    {
        string place = subject == name ? name : $"{name}.{subject}";
        outer.Add(new Finding(id, at with { Block = type }, [place, message]));
        outer.Add(id, use, user, $"{place}: {message}");
    }

    public override void Add(Finding finding) => outer.Add(finding);
}
