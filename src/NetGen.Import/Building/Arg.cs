using NetGen.Generator.Model;

namespace NetGen.Import.Building;

/// <summary>Short forms for arguments of layers.</summary>
internal static class Arg
{
    public static Argument Int(string name, long value) => new(name, new ArgumentValue.Integer(value));

    public static Argument Number(string name, float value) => new(name, new ArgumentValue.Number(value));

    public static Argument Flag(string name, bool value) => new(name, new ArgumentValue.Truth(value));

    public static Argument Text(string name, string value) => new(name, new ArgumentValue.Text(value));

    public static Argument Member(string type, string value) => new(type, new ArgumentValue.Member(type, value));

    public static Argument Member(string name, string type, string value) => new(name, new ArgumentValue.Member(type, value));

    public static Argument Ints(string name, IEnumerable<int> values) =>
        new(name, new ArgumentValue.Items(values.Select(value => (ArgumentValue)new ArgumentValue.Integer(value)).ToArray()));

    public static Argument Texts(string name, IEnumerable<string> values) =>
        new(name, new ArgumentValue.Items(values.Select(value => (ArgumentValue)new ArgumentValue.Text(value)).ToArray()));
}
