using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>[Backbone(typeof(X), UpTo = "Pool")] on a layer -> the network X. What can be said without X's graph is said here.</summary>
internal static class BackboneReader
{
    private const string NetworkArgument = "Network";
    private const string UpToArgument = "UpTo";

    public static bool Has(INamedTypeSymbol network) =>
        network.GetMembers().OfType<IMethodSymbol>().Any(static method => NetGenAttributes.Find(method, NetGenAttributes.Backbone) is not null);

    /// <summary>The use; null where there is none, or none that can be understood, which is reported.</summary>
    /// <param name="network">The network with the backbone.</param>
    /// <param name="model">Its declaration; the backbone's arguments are completed with names.</param>
    public static BackboneUse? Read(INamedTypeSymbol network, ref NetworkModel model, DeclarationFindings findings, CancellationToken cancellation)
    {
        LayerModel[] backbones = [.. model.Layers.Where(static layer => layer.Kind == NetGenAttributes.Backbone)];
        if (backbones.Length == 0 || !findings.IsComplete)
        {
            return null;
        }

        LayerModel layer = backbones[0];
        Anchor at = new(layer.Name, NetGenAttributes.Backbone);
        if (backbones.Length > 1)
        {
            Refuse(at with { Layer = backbones[1].Name }, $"{layer.Name} is the network's backbone already; a network begins with one");
            return null;
        }

        if (model.Layers.FirstOrDefault(static other => other.Kind is NetGenAttributes.Input or NetGenAttributes.Tokens) is { } input)
        {
            Refuse(at, $"the inputs of a network with a backbone are the backbone's; take [{input.Kind}] away from {input.Name}");
            return null;
        }

        if (model.Layers[0] != layer)
        {
            Refuse(at, $"a backbone is the first layer; declare it above {model.Layers[0].Name}");
            return null;
        }

        if (Named(network, layer.Name) is not { } type)
        {
            Refuse(at with { Argument = NetworkArgument }, "it names no class; write [Backbone(typeof(X), UpTo = nameof(X.Pool))]");
            return null;
        }

        if (FindViolation(network, type) is { } violation)
        {
            Refuse(at with { Argument = NetworkArgument }, violation);
            return null;
        }

        if (layer.Find(UpToArgument) is not ArgumentValue.Text { Value.Length: > 0 } upTo)
        {
            Refuse(at, $"it does not say up to which layer of {type.Name}; write UpTo = nameof({type.Name}.Layer)");
            return null;
        }

        Declaration backbone = NetworkReader.Read(type, cancellation, withBackbone: false);
        if (Mismatch(model, backbone) is { } mismatch)
        {
            Refuse(at with { Argument = NetworkArgument }, mismatch);
            return null;
        }

        // A mistake of the other network is reported there, and once.
        if (!backbone.IsComplete || backbone.Findings.Count > 0)
        {
            findings.IsComplete = false;
            return null;
        }

        EquatableArray<ArgumentValue> inputs = backbone.Model.Layers.Where(static other => other.Kind == NetGenAttributes.Input)
            .Select(static other => (ArgumentValue)new ArgumentValue.Text(other.Name)).ToEquatableArray();
        EquatableArray<Argument> arguments =
        [
            new Argument(NetworkArgument, new ArgumentValue.Text(backbone.Model.FullName)),
            new Argument(UpToArgument, upTo),
            new Argument("Inputs", new ArgumentValue.Items(inputs)),
        ];
        model = model with { Layers = model.Layers.Select(other => other == layer ? layer with { Arguments = arguments } : other).ToEquatableArray() };
        return new BackboneUse(layer.Name, backbone, upTo.Value);

        void Refuse(Anchor place, string message) => findings.AddIncomplete(FindingIds.UnusableBackbone, place, place.Layer!, message);
    }

    private static INamedTypeSymbol? Named(INamedTypeSymbol network, string layer) => network.GetMembers(layer).OfType<IMethodSymbol>()
        .Select(static method => NetGenAttributes.Find(method, NetGenAttributes.Backbone))
        .SelectMany(static attribute => attribute is null ? [] : attribute.ConstructorArguments.ToArray())
        .Where(static argument => argument.Kind == TypedConstantKind.Type)
        .Select(static argument => argument.Value as INamedTypeSymbol)
        .FirstOrDefault();

    private static string? FindViolation(INamedTypeSymbol network, INamedTypeSymbol type)
    {
        if (SymbolEqualityComparer.Default.Equals(network, type))
        {
            return "a network cannot be its own backbone";
        }

        // The attributes of a class are no part of its assembly.
        if (!SymbolEqualityComparer.Default.Equals(network.ContainingAssembly, type.ContainingAssembly))
        {
            return $"{type.Name} is in another assembly, {type.ContainingAssembly.Name}, and a backbone is a network of this project; add its declaration and its parameters";
        }

        if (!NetworkReader.IsNetwork(type))
        {
            return $"{type.Name} is no network; name a class with [Network]";
        }

        return Has(type) ? $"{type.Name} has a backbone itself; name that network, whose layers and weights they are" : null;
    }

    private static string? Mismatch(NetworkModel model, Declaration backbone)
    {
        NetworkModel other = backbone.Model;
        if (other.Precision != model.Precision)
        {
            return $"{other.Name} computes in {other.Precision}, {model.Name} in {model.Precision}; declare both alike";
        }

        if (other.IsStreaming || model.IsStreaming)
        {
            return $"{(other.IsStreaming ? other.Name : model.Name)} runs over a stream, and keeps rows between its own layers alone; take [Streaming] away, or declare all layers in one network";
        }

        return other.Profile != model.Profile
            ? $"the code of {other.Name} is for the profile {other.Profile}, that of {model.Name} for {model.Profile}; give both targets of one profile"
            : null;
    }
}
