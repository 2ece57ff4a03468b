using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>A class with [Network] -> the declaration as data. It never throws for what a user wrote.</summary>
public static class NetworkReader
{
    public static bool IsNetwork(INamedTypeSymbol type) => NetGenAttributes.Find(type, NetGenAttributes.Network) is not null;

    /// <summary>Reads the class under an attribute; null if the same class carries a second [Network] and this is it.</summary>
    public static Declaration? ReadOnce(GeneratorAttributeSyntaxContext target, CancellationToken cancellation) =>
        target.TargetSymbol is INamedTypeSymbol network
        && NetGenAttributes.Find(network, NetGenAttributes.Network)?.ApplicationSyntaxReference is { } first
        && first.SyntaxTree == target.TargetNode.SyntaxTree
        && target.TargetNode.Span.Contains(first.Span)
            ? Read(network, cancellation)
            : null;

    /// <summary>The networks of a project that begin with the layers of another one.</summary>
    public static IReadOnlyList<Declaration> ReadWithBackbone(Compilation compilation, CancellationToken cancellation) =>
        [.. SourcePlaces.Types(compilation.Assembly.GlobalNamespace, cancellation).Where(type => IsNetwork(type) && BackboneReader.Has(type)).Select(type => Read(type, cancellation))];

    public static Declaration Read(INamedTypeSymbol network, CancellationToken cancellation) => Read(network, cancellation, withBackbone: true);

    /// <param name="withBackbone">Whether to read the network whose layers this one begins with, too.</param>
    internal static Declaration Read(INamedTypeSymbol network, CancellationToken cancellation, bool withBackbone)
    {
        DeclarationFindings findings = new();
        bool isPartial = CheckClass(network, findings, cancellation);
        string? container = ContainerRules.FindViolation(network, cancellation);
        if (container is not null)
        {
            findings.Add(FindingIds.UnsupportedContainer, Anchor.Network, network.Name, container);
        }

        EquatableArray<LayerModel> layers = ReadMembers(network, findings, cancellation);
        BoardLimits board = TargetReader.Read(network, findings, cancellation);
        NetworkPrecision precision = NetGenAttributes.Find(network, NetGenAttributes.Network) is { } attribute
            ? EnumArgument.Read(attribute, new Anchor(null, NetGenAttributes.Network, "Precision"), network.Name, NetworkPrecision.Float32, findings)
            : NetworkPrecision.Float32;
        int storedBlock = StoredWeightsReader.Read(network, precision, findings);
        BudgetModel budget = BudgetReader.Read(network, board, storedBlock > 0, findings);
        (string? path, int? seed) = WeightsReader.Read(network, findings, cancellation);
        NetworkModel model = new(network.Name, layers)
        {
            Namespace = Headers.OfNamespace(network),
            ContainingTypes = ContainingTypes(network),
            Header = Headers.OfType(network),
            Precision = precision,
            Streaming = NetGenAttributes.Find(network, NetGenAttributes.Network) is { } streamed
                ? EnumArgument.Read(streamed, new Anchor(null, NetGenAttributes.Network, "Streaming"), network.Name, RowStreaming.Auto, findings)
                : RowStreaming.Auto,
            IsStreaming = NetGenAttributes.Find(network, NetGenAttributes.Streaming) is not null,
            InArena = NetGenAttributes.Find(network, NetGenAttributes.Network) is { } placed && AttributeArguments.Find(placed, "InArena") is ArgumentValue.Truth { Value: true },
            Profile = board.Profile,
            Target = board,
            Budget = budget,
            Form = UnrollReader.Read(network, new Anchor(null, NetGenAttributes.Unroll, "Form"), network.Name, findings),
            UnrollTime = UnrollReader.ReadTime(network),
            StoredBlock = storedBlock,
            Scaling = ScalingReader.Read(network, findings, cancellation),
            ConvolutionDefaults = ConvolutionDefaultsReader.Read(network, findings, cancellation),
            WeightsPath = path,
            WeightsSeed = seed,
        };
        BackboneUse? backbone = withBackbone ? BackboneReader.Read(network, ref model, findings, cancellation) : null;
        CheckPortNames(network, model.Layers, findings, cancellation);
        return new Declaration(model, findings.ToEquatableArray())
        {
            Backbone = backbone,
            IsComplete = findings.IsComplete,
            TakenNames = findings.TakenNames.OrderBy(static name => name, StringComparer.Ordinal).ToEquatableArray(),
            CanExtend = isPartial && container is null && network.TypeKind == TypeKind.Class,
        };
    }

    /// <summary>NG1001; whether the class is partial at least.</summary>
    private static bool CheckClass(INamedTypeSymbol network, DeclarationFindings findings, CancellationToken cancellation)
    {
        bool isPartial = Headers.IsPartial(network, cancellation);
        if (network.IsRecord || network.TypeKind != TypeKind.Class || !network.IsStatic || !isPartial)
        {
            findings.Add(FindingIds.NotPartial, Anchor.Network, network.Name, $"a network is a static partial class; declare it as 'static partial class {network.Name}'");
        }

        return isPartial;
    }

    private static EquatableArray<LayerModel> ReadMembers(INamedTypeSymbol network, DeclarationFindings findings, CancellationToken cancellation)
    {
        List<LayerModel> layers = [];
        Dictionary<string, int> occurrences = new(StringComparer.Ordinal);
        HashSet<string> names = new(StringComparer.Ordinal);
        bool anyLayer = false;
        BlockScope scope = BlockScope.OfNetwork();
        bool isStreaming = NetGenAttributes.Find(network, NetGenAttributes.Streaming) is not null;
        foreach ((ISymbol member, _) in SourcePlaces.Members(network, cancellation))
        {
            occurrences.TryGetValue(member.Name, out int occurrence);
            occurrences[member.Name] = occurrence + 1;
            if (ReservedNames.Contains(member.Name, isStreaming))
            {
                findings.TakenNames.Add(member.Name);
                AddReserved(network, member.Name, occurrence, findings);
            }

            if (member is not IMethodSymbol method)
            {
                continue;
            }

            anyLayer |= NetGenAttributes.OfLayer(method).Count > 0;
            if (LayerReader.Read(method, occurrence, scope, findings, cancellation) is not { } layer)
            {
                continue;
            }

            if (Headers.IsKeyword(layer.Name))
            {
                findings.Add(FindingIds.ReservedName, new Anchor(layer.Name) { Occurrence = occurrence }, layer.Name, "a word of the language cannot name a layer; choose another");
            }

            if (names.Add(layer.Name))
            {
                layers.Add(layer);
            }
            else
            {
                findings.AddIncomplete(FindingIds.DuplicateLayer, new Anchor(layer.Name) { Occurrence = occurrence }, layer.Name, $"{network.Name} has a layer of this name already; a layer's name is its own");
            }
        }

        if (!anyLayer && findings.IsComplete)
        {
            findings.AddIncomplete(FindingIds.NoLayers, Anchor.Network, network.Name, "the network has no layers; declare them as attributed methods: '[Dense(10)] static partial void Logits();'");
        }

        return layers.ToEquatableArray();
    }

    private static void CheckPortNames(INamedTypeSymbol network, IReadOnlyList<LayerModel> layers, DeclarationFindings findings, CancellationToken cancellation)
    {
        PortNames ports = new(layers);
        foreach (string name in ports.Clashing)
        {
            findings.Add(FindingIds.ReservedName, new Anchor(name), name, $"the generated part of {network.Name} has {name}Length already; choose another name");
        }

        HashSet<string> taken = ports.Taken;
        foreach ((ISymbol member, _) in taken.Count == 0 ? [] : SourcePlaces.Members(network, cancellation))
        {
            if (taken.Contains(member.Name) && findings.TakenNames.Add(member.Name))
            {
                AddReserved(network, member.Name, 0, findings);
            }
        }
    }

    private static void AddReserved(INamedTypeSymbol network, string name, int occurrence, DeclarationFindings findings) =>
        findings.Add(FindingIds.ReservedName, new Anchor(name) { Occurrence = occurrence }, name, $"the generated part of {network.Name} has a member of this name; choose another");

    private static EquatableArray<string> ContainingTypes(INamedTypeSymbol network)
    {
        List<string> headers = [];
        for (INamedTypeSymbol? outer = network.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            headers.Insert(0, Headers.OfType(outer));
        }

        return headers.ToEquatableArray();
    }
}
