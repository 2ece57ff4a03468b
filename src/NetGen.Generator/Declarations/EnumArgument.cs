using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>Reads an enumeration's member out of a class-level attribute; the generator's enumerations repeat the names of the runtime's.</summary>
internal static class EnumArgument
{
    /// <summary>The member; the fallback where the argument is absent or, which is reported, no member.</summary>
    public static T Read<T>(AttributeData attribute, Anchor at, string subject, T fallback, DeclarationFindings findings)
        where T : struct, Enum
    {
        ArgumentValue? value = AttributeArguments.Find(attribute, at.Argument!);
        if (value is ArgumentValue.Member member && Enum.TryParse(member.Name, out T parsed))
        {
            return parsed;
        }

        if (value is ArgumentValue.Integer number)
        {
            findings.Add(FindingIds.ArgumentOutOfRange, at, subject, $"{at.Argument} is {number}; it must be one of {string.Join(", ", Enum.GetNames(typeof(T)))}");
        }

        return fallback;
    }
}
