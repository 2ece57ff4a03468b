using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Declarations;

/// <summary>What a network's class and the types around it must be, so that the generator can write a further part of the class.</summary>
internal static class ContainerRules
{
    /// <summary>What is in the way, as a sentence; null if nothing is.</summary>
    public static string? FindViolation(INamedTypeSymbol network, CancellationToken cancellation)
    {
        if (network.Arity > 0)
        {
            return "a network cannot be generic";
        }

        if (network.IsFileLocal)
        {
            return "a network cannot be local to a file";
        }

        for (INamedTypeSymbol? outer = network.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (outer.Arity > 0)
            {
                return $"a network cannot stand in a generic type, and {outer.Name} is generic";
            }

            if (outer.IsFileLocal)
            {
                return $"a network cannot stand in a type that is local to a file, such as {outer.Name}";
            }

            if (!Headers.IsPartial(outer, cancellation))
            {
                return $"the type around it, {outer.Name}, is not partial";
            }
        }

        return null;
    }
}
