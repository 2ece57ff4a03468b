using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Declarations;

/// <summary>Recognises the attributes of the namespace NetGen by name: the attributes may be linked into the user's own assembly as source.</summary>
internal static class NetGenAttributes
{
    public const string NetworkMetadataName = "NetGen.NetworkAttribute";

    public const string Network = "Network";
    public const string Target = "Target";
    public const string BoardProfile = "BoardProfile";
    public const string Budget = "Budget";
    public const string Weights = "Weights";
    public const string StoredWeights = "StoredWeights";
    public const string Streaming = "Streaming";
    public const string Unroll = "Unroll";
    public const string WidthMultiplier = "WidthMultiplier";
    public const string DepthMultiplier = "DepthMultiplier";
    public const string ResolutionMultiplier = "ResolutionMultiplier";
    public const string CompoundScaling = "CompoundScaling";
    public const string ConvolutionDefaults = "ConvolutionDefaults";
    public const string Input = "Input";
    public const string Tokens = "Tokens";
    public const string Backbone = "Backbone";
    public const string Output = "Output";
    public const string UseBlock = "UseBlock";

    public const string PreviousSymbol = "PreviousSymbol";
    public const string PreviousSymbols = "PreviousSymbols";
    public const string PreviousState = "PreviousState";
    public const string Memory = "Memory";

    /// <summary>Attributes that name what a decoder's step reads.</summary>
    public static bool IsOfStep(string kind) => kind is PreviousSymbol or PreviousSymbols or PreviousState or Memory;

    public const string Suffix = "Attribute";

    /// <summary>"Conv2D" for NetGen.Conv2DAttribute; null for an attribute that is not NetGen's.</summary>
    public static string? KindOf(AttributeData attribute)
    {
        INamedTypeSymbol? type = attribute.AttributeClass;
        bool known = type is { TypeKind: TypeKind.Class, ContainingType: null, Arity: 0, ContainingNamespace: { Name: "NetGen", ContainingNamespace.IsGlobalNamespace: true } }
            && type.Name.EndsWith(Suffix, StringComparison.Ordinal);
        return known ? type!.Name.Substring(0, type.Name.Length - Suffix.Length) : null;
    }

    /// <summary>The first attribute of the kind; null where there is none.</summary>
    public static AttributeData? Find(ISymbol symbol, string kind)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (KindOf(attribute) == kind)
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>The attributes that make a method a layer: operators, blocks, inputs and outputs.</summary>
    public static IReadOnlyList<AttributeData> OfLayer(IMethodSymbol method)
    {
        List<AttributeData> layers = [];
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if ((KindOf(attribute) is not null && Derives(attribute.AttributeClass!, "LayerAttribute")) || IsOwnBlock(attribute.AttributeClass))
            {
                layers.Add(attribute);
            }
        }

        return layers;
    }

    /// <summary>Whether the class is a block of the user's own: it derives from NetGen.BlockAttribute and is not one of NetGen's.</summary>
    public static bool IsOwnBlock(INamedTypeSymbol? type) =>
        type is { TypeKind: TypeKind.Class } && (Derives(type, "BlockAttribute") || Derives(type, "DecoderAttribute")) && !IsNetGen(type.ContainingNamespace);

    /// <summary>Whether the block is a decoder.</summary>
    public static bool IsDecoder(INamedTypeSymbol block) => Derives(block, "DecoderAttribute");

    private static bool Derives(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? candidate = type.BaseType; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate.Name == name && candidate.ContainingType is null && IsNetGen(candidate.ContainingNamespace))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNetGen(INamespaceSymbol? space) => space is { Name: "NetGen", ContainingNamespace.IsGlobalNamespace: true };
}
