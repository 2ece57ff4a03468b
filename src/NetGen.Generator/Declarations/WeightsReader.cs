using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>[Weights("file")] or [Weights(Seed = 42)] -> path or seed.</summary>
internal static class WeightsReader
{
    public static (string? Path, int? Seed) Read(INamedTypeSymbol network, DeclarationFindings findings, CancellationToken cancellation)
    {
        if (NetGenAttributes.Find(network, NetGenAttributes.Weights) is not { } attribute || AttributeArguments.IsBroken(attribute, cancellation))
        {
            return default;
        }

        ArgumentValue? path = AttributeArguments.Find(attribute, "Path");
        int? seed = AttributeArguments.Find(attribute, "Seed") is ArgumentValue.Integer number ? (int)number.Value : null;
        switch (path)
        {
            case ArgumentValue.Text { Value: var text } when text.Trim().Length > 0 && seed is null:
                return (text, null);
            case ArgumentValue.Text { Value: var text } when text.Trim().Length > 0:
                findings.Add(FindingIds.ConflictingArguments, new Anchor(null, NetGenAttributes.Weights, "Seed"), network.Name, "the parameters come from a file; Seed asks for random ones; leave one of them out");
                return (text, null);
            case not null:
                findings.Add(FindingIds.ArgumentOutOfRange, new Anchor(null, NetGenAttributes.Weights, "Path"), network.Name, "the name of the parameter file is empty");
                return default;
            case null when seed is null:
                findings.Add(FindingIds.ArgumentOutOfRange, new Anchor(null, NetGenAttributes.Weights), network.Name, "[Weights] names neither a file nor a seed; write [Weights(\"file.netgen\")], or [Weights(Seed = 42)] for random parameters");
                return default;
            default:
                return (null, seed);
        }
    }
}
