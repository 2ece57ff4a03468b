using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
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

    /// <summary>The inputs. Their parameters hide neither the arenas nor the methods of the layers, which are called beside them.</summary>
    public static IReadOnlyList<Port> Inputs(Plan plan) => Ports(
        plan.Inputs,
        [.. plan.Inputs.Select(value => value.Name)],
        "input",
        "Input",
        Arenas(plan).Concat(plan.Model.Layers.Where(layer => !LayerKinds.IsInput(layer.Kind) && layer.Kind != LayerKinds.Output).Select(layer => layer.Name)));

    public static IReadOnlyList<Port> Outputs(Plan plan, IReadOnlyList<Port> inputs) =>
        Ports(plan.Graph.Outputs, plan.Graph.OutputNames, "output", "Output", Arenas(plan).Concat(inputs.Select(port => port.Argument)));

    /// <summary>Parameters of the given names, with underscores behind those that are taken.</summary>
    public static IReadOnlyList<string> Arguments(IEnumerable<string> names, IEnumerable<string> taken)
    {
        HashSet<string> all = new(taken, StringComparer.Ordinal);
        List<string> arguments = [];
        foreach (string name in names)
        {
            string argument = Argument(name);
            while (!all.Add(argument))
            {
                argument += "_";
            }

            arguments.Add(argument);
        }

        return arguments;
    }

    private static IEnumerable<string> Arenas(Plan plan) => plan.Arena.Arenas.Select(arena => arena.Field.Name);

    private static IReadOnlyList<Port> Ports(IReadOnlyList<Value> values, IReadOnlyList<string> names, string single, string singlePrefix, IEnumerable<string> taken)
    {
        bool one = values.Count == 1;
        IReadOnlyList<string> arguments = Arguments(one ? [single] : names, taken);
        return [.. values.Select((value, i) => new Port(value, arguments[i], one ? singlePrefix : names[i].Replace('.', '_')))];
    }

    /// <summary>A name as it is written where a name is declared.</summary>
    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>A parameter's name: the layer's with a small first letter.</summary>
    private static string Argument(string name)
    {
        string plain = name.Replace('.', '_').TrimStart('@');
        string camel = char.ToLowerInvariant(plain[0]) + plain.Substring(1);
        return Escape(camel);
    }
}

/// <summary>An input or output of the generated class: parameter name, and the prefix of its constants.</summary>
internal sealed record Port(Value Value, string Argument, string Prefix);
