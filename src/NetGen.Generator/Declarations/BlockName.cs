using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>[UseBlock("Bottle", 64)] -> the block of that name, and the arguments as its own attribute would have them.</summary>
internal static class BlockName
{
    public static (INamedTypeSymbol Block, EquatableArray<Argument> Arguments)? Resolve(
        INamedTypeSymbol user, EquatableArray<Argument> written, Anchor at, DeclarationFindings findings, CancellationToken cancellation)
    {
        string name = written.Where(static argument => argument.Name == "Block").Select(static argument => (argument.Value as ArgumentValue.Text)?.Value).FirstOrDefault() ?? "";
        INamedTypeSymbol[] blocks = [.. SourcePlaces.Types(user.ContainingAssembly.GlobalNamespace, cancellation).Where(NetGenAttributes.IsOwnBlock)];
        INamedTypeSymbol[] meant = [.. blocks.Where(block => BlockReader.NameOf(block) == name || block.ToDisplayString() == name || block.ToDisplayString() == name + NetGenAttributes.Suffix)];
        if (meant.Length != 1)
        {
            IEnumerable<string> names = (meant.Length > 1 ? meant.Select(static block => block.ToDisplayString()) : blocks.Select(BlockReader.NameOf)).OrderBy(static item => item, StringComparer.Ordinal);
            string known = blocks.Length == 0 ? "it declares none" : $"its blocks are {string.Join(", ", names)}";
            string message = meant.Length > 1 ? $"several blocks are called {name}: {string.Join(", ", names)}; write the namespace too" : $"the project has no block \"{name}\"; {known}";
            findings.AddIncomplete(FindingIds.UnusableBlock, at with { Argument = "Block" }, at.Layer!, message);
            return null;
        }

        ArgumentValue[] given = written.Where(static argument => argument.Name == "Arguments").Select(static argument => argument.Value).OfType<ArgumentValue.Items>().SelectMany(static items => items.Values).ToArray();
        IMethodSymbol? constructor = meant[0].InstanceConstructors.FirstOrDefault(candidate => Fits(candidate, given));
        if (constructor is null)
        {
            string wanted = string.Join(" or ", meant[0].InstanceConstructors.Select(static candidate => $"({string.Join(", ", candidate.Parameters.Select(static parameter => parameter.ToDisplayString()))})"));
            findings.AddIncomplete(FindingIds.UnusableBlock, at with { Argument = "Arguments" }, at.Layer!, $"the block {name} takes {wanted}; the {given.Length} arguments here are others");
            return null;
        }

        IEnumerable<Argument> arguments = constructor.Parameters.Select((parameter, i) => new Argument(AttributeArguments.PropertyName(parameter), i < given.Length ? given[i] : Default(parameter)));
        return (meant[0], arguments.Concat(written.Where(static argument => argument.Name is not ("Block" or "Arguments"))).ToEquatableArray());
    }

    private static bool Fits(IMethodSymbol constructor, ArgumentValue[] given) =>
        given.Length <= constructor.Parameters.Length
        && constructor.Parameters.Skip(given.Length).All(static parameter => parameter.IsOptional)
        && given.Select((value, i) => ArgumentValues.ToConstant(value, constructor.Parameters[i].Type)).All(static value => value is not null);

    private static ArgumentValue Default(IParameterSymbol parameter) =>
        ArgumentValues.Normalize(parameter.ExplicitDefaultValue) is { } value ? ArgumentValues.Of(value, parameter.Type) : new ArgumentValue.Nothing();
}
