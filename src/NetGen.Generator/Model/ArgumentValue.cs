using System.Globalization;

namespace NetGen.Generator.Model;

/// <summary>The value of an attribute's argument as plain data: an integer, a number, a truth value, a name, or a list of these.</summary>
public abstract record ArgumentValue
{
    public sealed record Integer(long Value) : ArgumentValue
    {
        public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    }

    public sealed record Number(double Value) : ArgumentValue
    {
        public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
    }

    public sealed record Truth(bool Value) : ArgumentValue
    {
        public override string ToString() => Value ? "true" : "false";
    }

    public sealed record Text(string Value) : ArgumentValue
    {
        public override string ToString() => "\"" + Value + "\"";
    }

    /// <summary>A member of an enumeration, by name: "Padding", "Same".</summary>
    public sealed record Member(string Type, string Name) : ArgumentValue
    {
        public override string ToString() => Type + "." + Name;
    }

    public sealed record Items(EquatableArray<ArgumentValue> Values) : ArgumentValue
    {
        public override string ToString() => "{ " + string.Join(", ", Values) + " }";
    }

    /// <summary>A null, or a value that no layer expects.</summary>
    public sealed record Nothing : ArgumentValue
    {
        public override string ToString() => "null";
    }
}
