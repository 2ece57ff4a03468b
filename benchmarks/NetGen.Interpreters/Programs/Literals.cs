using System.Globalization;

namespace NetGen.Interpreters.Programs;

/// <summary>Arrays as C#.</summary>
internal static class Literals
{
    public static string Of(int[]? values, string element) => values is null
        ? "null"
        : $"new {element}[] {{ {string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)))} }}";

    public static string Of(float[]? values) => values is null
        ? "null"
        : $"new float[] {{ {string.Join(", ", values.Select(value => value.ToString("R", CultureInfo.InvariantCulture) + "f"))} }}";

    public static string Of(Array values) => values is float[] floats ? Of(floats) : Of([.. ((sbyte[])values).Select(value => (int)value)], "sbyte");
}
