using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>The arguments of an attribute under the names of the properties that they set.</summary>
internal static class AttributeArguments
{
    public static EquatableArray<Argument> Of(AttributeData attribute)
    {
        List<Argument> arguments = [];
        for (int i = 0; i < attribute.ConstructorArguments.Length && i < (attribute.AttributeConstructor?.Parameters.Length ?? 0); i++)
        {
            string name = PropertyName(attribute.AttributeConstructor!.Parameters[i]);
            arguments.Add(new Argument(name, ArgumentValues.Of(attribute.ConstructorArguments[i])));
        }

        foreach (KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
        {
            arguments.Add(new Argument(named.Key, ArgumentValues.Of(named.Value)));
        }

        return arguments.ToEquatableArray();
    }

    public static ArgumentValue? Find(AttributeData attribute, string name)
    {
        foreach (Argument argument in Of(attribute).AsSpan())
        {
            if (argument.Name == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    /// <summary>The property that a constructor's parameter sets: the same name with a capital.</summary>
    public static string PropertyName(IParameterSymbol parameter) =>
        parameter.Name.Length == 0 ? "" : char.ToUpperInvariant(parameter.Name[0]) + parameter.Name.Substring(1);

    /// <summary>Whether the compiler reports an error in the attribute: no such constructor, no such property, no constant.</summary>
    public static bool IsBroken(AttributeData attribute, CancellationToken cancellation)
    {
        if (attribute.AttributeConstructor is null
            || attribute.ConstructorArguments.Any(ArgumentValues.IsBroken)
            || attribute.NamedArguments.Any(static named => ArgumentValues.IsBroken(named.Value)))
        {
            return true;
        }

        // A property that does not exist leaves no trace in the data, only in the syntax.
        return attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax { ArgumentList: { } list }
            && list.Arguments.Count(static argument => argument.NameEquals is not null) != attribute.NamedArguments.Length;
    }
}
