using System.Text;

namespace NetGen.Interpreters.Programs;

/// <summary>Writes the method that fills HandWritten.Parameters.</summary>
internal static class ParameterText
{
    public static string Write(IReadOnlyList<HandParameters> layers, bool isFloat)
    {
        StringBuilder text = new();
        text.Append("#pragma warning disable CS1591\nnamespace HandWritten\n{\n    public static class ParameterValues\n    {\n        public static void Load()\n        {\n");
        if (isFloat)
        {
            Nested(text, "FloatWeights", "float", layers.Select(layer => Literals.Of(layer.FloatWeights)));
            Nested(text, "FloatBiases", "float", layers.Select(layer => Literals.Of(layer.FloatBiases)));
        }
        else
        {
            Nested(text, "Weights", "sbyte", layers.Select(layer => Literals.Of(layer.Weights, "sbyte")));
            Nested(text, "Biases", "int", layers.Select(layer => Literals.Of(layer.Biases, "int")));
            Nested(text, "Multipliers", "int", layers.Select(layer => Literals.Of(layer.Multipliers, "int")));
            Nested(text, "Shifts", "sbyte", layers.Select(layer => Literals.Of(layer.Shifts, "sbyte")));
            Flat(text, "InputZeros", layers.Select(layer => layer.InputZero));
            Flat(text, "OutputZeros", layers.Select(layer => layer.OutputZero));
            Flat(text, "Lows", layers.Select(layer => layer.Low));
            Flat(text, "Highs", layers.Select(layer => layer.High));
        }

        return text.Append("        }\n    }\n}\n").ToString();
    }

    private static void Nested(StringBuilder text, string field, string element, IEnumerable<string> arrays) =>
        text.Append($"            Parameters.{field} = new {element}[][]\n            {{\n                {string.Join(",\n                ", arrays)},\n            }};\n");

    private static void Flat(StringBuilder text, string field, IEnumerable<int> values) =>
        text.Append($"            Parameters.{field} = {Literals.Of([.. values], "int")};\n");
}
