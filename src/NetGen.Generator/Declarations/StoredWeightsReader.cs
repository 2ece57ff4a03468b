using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>[StoredWeights] on a class -> bytes that are read at once; 0 without the attribute.</summary>
internal static class StoredWeightsReader
{
    private const string BufferBytes = "BufferBytes";

    private const int Default = 4096;

    private const int Least = 64;

    private const int Most = 65_536;

    public static int Read(INamedTypeSymbol network, NetworkPrecision precision, DeclarationFindings findings)
    {
        if (NetGenAttributes.Find(network, NetGenAttributes.StoredWeights) is not { } attribute)
        {
            return 0;
        }

        if (precision != NetworkPrecision.Int8)
        {
            findings.Add(
                FindingIds.ConflictingArguments,
                new Anchor(null, NetGenAttributes.StoredWeights),
                network.Name,
                $"stored weights are those of int8 networks, and {network.Name} computes in {precision}; declare [Network(Precision = Precision.Int8)] or take [StoredWeights] away");
        }

        if (AttributeArguments.Find(attribute, BufferBytes) is not ArgumentValue.Integer given)
        {
            return Default;
        }

        if (given.Value is >= Least and <= Most)
        {
            return (int)given.Value;
        }

        findings.Add(
            FindingIds.ArgumentOutOfRange,
            new Anchor(null, NetGenAttributes.StoredWeights, BufferBytes),
            network.Name,
            string.Format(CultureInfo.InvariantCulture, "{0} is {1}; a buffer has from {2} to {3} bytes", BufferBytes, given.Value, Least, Most));
        return Default;
    }
}
