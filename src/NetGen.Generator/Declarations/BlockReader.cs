using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>A block of the user's own, with the arguments of one use -> its layers.</summary>
internal static class BlockReader
{
    private const string Parts = "it has no layers; declare them as attributed methods: '[Conv2D(Channels, 3)] static partial void Filter();'";

    /// <summary>The name by which messages call a block: that of its class without "Attribute".</summary>
    public static string NameOf(INamedTypeSymbol block) =>
        block.Name.EndsWith(NetGenAttributes.Suffix, StringComparison.Ordinal) && block.Name.Length > NetGenAttributes.Suffix.Length
            ? block.Name.Substring(0, block.Name.Length - NetGenAttributes.Suffix.Length)
            : block.Name;

    /// <summary>The layers of the block; null if they cannot be known, which is reported.</summary>
    /// <param name="arguments">The use's arguments, under the names of the block's constants.</param>
    /// <param name="at">The place of the use.</param>
    public static BlockUse? Read(INamedTypeSymbol block, EquatableArray<Argument> arguments, Anchor at, BlockScope scope, DeclarationFindings findings, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        string name = NameOf(block);
        if (scope.Open.Any(open => SymbolEqualityComparer.Default.Equals(open, block)))
        {
            string circle = string.Join(" -> ", scope.Open.SkipWhile(open => !SymbolEqualityComparer.Default.Equals(open, block)).Append(block).Select(NameOf));
            findings.AddIncomplete(FindingIds.BlockContainsItself, at, at.Layer!, $"the block {name} contains itself: {circle}; a stage of several is Repeat = n");
            return null;
        }

        if (FindViolation(block, name, cancellation) is { } violation)
        {
            findings.AddIncomplete(FindingIds.UnusableBlock, at, at.Layer!, $"the block {name} cannot be used: {violation}");
            return null;
        }

        string type = MetadataName(block);
        BlockFindings inside = new(findings, type, name, at, at.Layer!);
        bool isStage = arguments.Any(static argument => argument.Name == "Repeat");
        EquatableArray<LayerModel>? first = ReadParts(block, arguments, scope, inside, cancellation);
        EquatableArray<LayerModel>? following = isStage ? ReadParts(block, arguments.Select(Following).ToEquatableArray(), scope, inside, cancellation) : first;
        return first is { } parts && following is { } others
            ? new BlockUse(type, name, parts, others, ConvolutionDefaultsReader.Read(block, inside, cancellation)) { IsDecoder = NetGenAttributes.IsDecoder(block) }
            : null;
    }

    private static string? FindViolation(INamedTypeSymbol block, string name, CancellationToken cancellation)
    {
        if (SourcePlaces.Of(block, cancellation).Count == 0 || block.ContainingAssembly is not ISourceAssemblySymbol source)
        {
            return "its class is not among this project's sources, and layers can be read there alone; add its file to the project";
        }

        return source.Compilation.GetTypeByMetadataName("NetGen." + name + NetGenAttributes.Suffix) is not null
            ? "NetGen has an attribute of this name; choose another"
            : block.IsGenericType ? "its class is generic" : null;
    }

    private static EquatableArray<LayerModel>? ReadParts(INamedTypeSymbol block, EquatableArray<Argument> arguments, BlockScope outer, DeclarationFindings findings, CancellationToken cancellation)
    {
        string name = NameOf(block);
        BlockScope scope = outer.Inside(block, Values(block, arguments));
        List<LayerModel> parts = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        Dictionary<string, int> occurrences = new(StringComparer.Ordinal);
        int inputs = 0;
        foreach ((ISymbol member, _) in SourcePlaces.Members(block, cancellation))
        {
            occurrences.TryGetValue(member.Name, out int occurrence);
            occurrences[member.Name] = occurrence + 1;
            if (member is not IMethodSymbol method || LayerReader.Read(method, occurrence, scope, findings, cancellation) is not { } part)
            {
                continue;
            }

            if (!scope.CountPart())
            {
                findings.AddIncomplete(FindingIds.TooLarge, new Anchor(part.Name), part.Name, "blocks in blocks make more layers than a network can have");
                return null;
            }

            Anchor at = new(part.Name, part.Kind) { Occurrence = occurrence };
            bool isDecoder = NetGenAttributes.IsDecoder(block);
            if (isDecoder ? part.Kind is NetGenAttributes.Input or NetGenAttributes.Tokens : NetGenAttributes.IsOfStep(part.Kind))
            {
                findings.AddIncomplete(FindingIds.UnusableBlock, at, part.Name, isDecoder
                    ? "a decoder's step reads [PreviousSymbol(nameof(Logits))] or [PreviousSymbols(nameof(Logits))], [PreviousState(nameof(State))] and [Memory], what the decoder reads; it has no input"
                    : $"[{part.Kind}] is what a decoder's step reads: a class that derives from DecoderAttribute; a block reads [Input]");
                continue;
            }

            if (part.Kind == NetGenAttributes.Memory && ++inputs > 1)
            {
                findings.AddIncomplete(FindingIds.UnusableBlock, at, part.Name, "a decoder reads one layer, and its step has one [Memory]; join several by [Concat], and cut them apart in the step");
            }

            if (part.Kind == NetGenAttributes.Tokens || (part.Kind == NetGenAttributes.Input && (part.Find("Shape") is not ArgumentValue.Items { Values.Count: 0 } || ++inputs > 1)))
            {
                findings.AddIncomplete(FindingIds.UnusableBlock, at, part.Name, "a block has one input, whose shape is that of what the block reads: write [Input]");
            }

            if (part.Kind == NetGenAttributes.Backbone)
            {
                findings.AddIncomplete(FindingIds.UnusableBlock, at, part.Name, "a backbone is the first layer of a network, and no block has one");
            }

            if (part.Form != nameof(CodeForm.Auto) || part.UnrollTime)
            {
                findings.AddIncomplete(FindingIds.UnusableBlock, at with { Attribute = NetGenAttributes.Unroll }, part.Name, "the form of a block's layers is said where the block is used: [Unroll] beside the block's attribute");
            }

            if (!names.Add(part.Name))
            {
                findings.AddIncomplete(FindingIds.DuplicateLayer, at, part.Name, $"{name} has a layer of this name already; a layer's name is its own");
                continue;
            }

            parts.Add(part);
        }

        if (parts.All(static part => part.Kind is NetGenAttributes.Input or NetGenAttributes.Output || NetGenAttributes.IsOfStep(part.Kind)))
        {
            if (findings.IsComplete)
            {
                findings.AddIncomplete(FindingIds.UnusableBlock, Anchor.Network, name, Parts);
            }

            return null;
        }

        return parts.ToEquatableArray();
    }

    /// <summary>The constants that stand for parameters, with the values that the use gives.</summary>
    private static Dictionary<string, object> Values(INamedTypeSymbol block, EquatableArray<Argument> arguments)
    {
        Dictionary<string, object> values = new(StringComparer.Ordinal);
        foreach (IFieldSymbol constant in block.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue))
        {
            foreach (Argument argument in arguments.AsSpan())
            {
                if (argument.Name == constant.Name && ArgumentValues.ToConstant(argument.Value, constant.Type) is { } value)
                {
                    values[constant.Name] = value;
                }
            }
        }

        return values;
    }

    private static Argument Following(Argument argument) => !FirstUnit.Has(argument.Name) ? argument : argument.Value switch
    {
        ArgumentValue.Integer => argument with { Value = new ArgumentValue.Integer(1) },
        ArgumentValue.Truth => argument with { Value = new ArgumentValue.Truth(false) },
        _ => argument,
    };

    private static string MetadataName(INamedTypeSymbol type)
    {
        string outer = type.ContainingType is { } container ? MetadataName(container) + "+"
            : type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "."
            : "";
        return outer + type.MetadataName;
    }
}
