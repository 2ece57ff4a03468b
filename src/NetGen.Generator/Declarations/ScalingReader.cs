using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>[WidthMultiplier], [DepthMultiplier], [ResolutionMultiplier] or [CompoundScaling] on a class -> factors.</summary>
internal sealed class ScalingReader
{
    private const double LargestFactor = 1024;

    private const int LargestDivisor = 65_536;

    private static readonly string[] Multipliers = [NetGenAttributes.WidthMultiplier, NetGenAttributes.DepthMultiplier, NetGenAttributes.ResolutionMultiplier];

    private readonly INamedTypeSymbol network;
    private readonly DeclarationFindings findings;
    private readonly CancellationToken cancellation;

    private ScalingReader(INamedTypeSymbol network, DeclarationFindings findings, CancellationToken cancellation)
    {
        this.network = network;
        this.findings = findings;
        this.cancellation = cancellation;
    }

    public static NetworkScaling Read(INamedTypeSymbol network, DeclarationFindings findings, CancellationToken cancellation) =>
        new ScalingReader(network, findings, cancellation).Read();

    private NetworkScaling Read()
    {
        if (Find(NetGenAttributes.CompoundScaling) is { } compound)
        {
            return ReadCompound(compound);
        }

        NetworkScaling scaling = new();
        if (Find(NetGenAttributes.WidthMultiplier) is { } width)
        {
            scaling = ReadRounding(width, NetGenAttributes.WidthMultiplier, scaling with { Width = Factor(width, NetGenAttributes.WidthMultiplier, "Factor", 1) });
        }

        if (Find(NetGenAttributes.DepthMultiplier) is { } depth)
        {
            scaling = scaling with { Depth = Factor(depth, NetGenAttributes.DepthMultiplier, "Factor", 1) };
        }

        return Find(NetGenAttributes.ResolutionMultiplier) is { } resolution
            ? scaling with { Resolution = Factor(resolution, NetGenAttributes.ResolutionMultiplier, "Factor", 1) }
            : scaling;
    }

    private NetworkScaling ReadCompound(AttributeData compound)
    {
        foreach (string other in Multipliers.Where(kind => Find(kind) is not null))
        {
            findings.Add(FindingIds.ConflictingArguments, new Anchor(null, other), network.Name, $"CompoundScaling gives all three factors, {other} one of them again; leave one of the two out");
        }

        const string Kind = NetGenAttributes.CompoundScaling;
        double phi = AttributeArguments.Find(compound, "Phi") is { } given && Number(given) is { } number ? number : 0;
        if (!(Math.Abs(phi) <= 64))
        {
            Refuse(Kind, "Phi", phi, "from -64 to 64");
            phi = 0;
        }

        return ReadRounding(compound, Kind, new NetworkScaling(Power("Width", 1.1), Power("Depth", 1.2), Power("Resolution", 1.15)));

        double Power(string argument, double fallback)
        {
            double power = Math.Pow(Factor(compound, Kind, argument, fallback), phi);
            if (power is > 0 and <= LargestFactor)
            {
                return power;
            }

            Refuse(Kind, "Phi", phi, $"small enough for factors up to {LargestFactor.ToString(CultureInfo.InvariantCulture)}, and {argument} would be {power.ToString("R", CultureInfo.InvariantCulture)}");
            return 1;
        }
    }

    private NetworkScaling ReadRounding(AttributeData attribute, string kind, NetworkScaling scaling)
    {
        int divisor = Integer("Divisor", 1, 8);
        int minimum = Integer("Minimum", 0, 0);
        return scaling with { Divisor = divisor, Minimum = minimum == 0 ? divisor : minimum };

        int Integer(string argument, int least, int fallback)
        {
            if (AttributeArguments.Find(attribute, argument) is not ArgumentValue.Integer given)
            {
                return fallback;
            }

            if (given.Value >= least && given.Value <= LargestDivisor)
            {
                return (int)given.Value;
            }

            Refuse(kind, argument, given.Value, $"from {least} to {LargestDivisor}");
            return fallback;
        }
    }

    private double Factor(AttributeData attribute, string kind, string argument, double fallback)
    {
        double factor = AttributeArguments.Find(attribute, argument) is { } given && Number(given) is { } number ? number : fallback;
        if (factor is > 0 and <= LargestFactor)
        {
            return factor;
        }

        Refuse(kind, argument, factor, $"more than 0 and at most {LargestFactor.ToString(CultureInfo.InvariantCulture)}");
        return 1;
    }

    private AttributeData? Find(string kind) =>
        NetGenAttributes.Find(network, kind) is { } attribute && !AttributeArguments.IsBroken(attribute, cancellation) ? attribute : null;

    private static double? Number(ArgumentValue value) => value switch
    {
        ArgumentValue.Number number => number.Value,
        ArgumentValue.Integer integer => integer.Value,
        _ => null,
    };

    private void Refuse(string kind, string argument, double value, string wanted) => findings.Add(
        FindingIds.ArgumentOutOfRange, new Anchor(null, kind, argument), network.Name, $"{argument} is {value.ToString("R", CultureInfo.InvariantCulture)}; it must be {wanted}");
}
