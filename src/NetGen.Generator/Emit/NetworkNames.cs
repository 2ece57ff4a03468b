using NetGen.Generator.Graph;
using NetGen.Generator.Schedule;

namespace NetGen.Generator.Emit;

/// <summary>What inputs and outputs are called in the generated members: plain "input" and "Input" where there is one, the layer's name where there are several.</summary>
internal static class NetworkNames
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while",
    };

    public static IReadOnlyList<Port> Inputs(Plan plan) =>
        Ports(plan.Graph.Inputs, [.. plan.Graph.Inputs.Select(value => value.Name)], "input", "Input");

    public static IReadOnlyList<Port> Outputs(Plan plan) => Ports(plan.Graph.Outputs, plan.Graph.OutputNames, "output", "Output");

    private static IReadOnlyList<Port> Ports(IReadOnlyList<Value> values, IReadOnlyList<string> names, string single, string singlePrefix)
    {
        if (values.Count == 1)
        {
            return [new Port(values[0], single, singlePrefix)];
        }

        return [.. values.Select((value, i) => new Port(value, Argument(names[i]), names[i].Replace('.', '_')))];
    }

    /// <summary>A name as it is written where a name is declared.</summary>
    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>A parameter's name: the layer's with a small first letter.</summary>
    public static string Argument(string name)
    {
        string plain = name.Replace('.', '_').TrimStart('@');
        string camel = char.ToLowerInvariant(plain[0]) + plain.Substring(1);
        return Escape(camel);
    }
}

/// <summary>An input or output of the generated class: parameter name, and the prefix of its constants.</summary>
internal sealed record Port(Value Value, string Argument, string Prefix);
