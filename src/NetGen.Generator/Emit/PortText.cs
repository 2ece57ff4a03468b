using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emit;

/// <summary>What is written for an input or an output: parameters, guards, descriptions.</summary>
internal static class PortText
{
    public static string Parameter(Port port) => $"{Literals.Of(port.Value.Type.Element.Storage().ArrayOf())} {port.Argument}";

    public static void Document(SourceWriter writer, Port port, string text) => writer.Line($"/// <param name=\"{port.Argument.TrimStart('@')}\">{text}</param>");

    /// <summary>Throws where an array is shorter than one of the class's constants.</summary>
    public static void Guard(SourceWriter writer, Port port, string constant, long count)
    {
        writer.Open($"if ({port.Argument}.Length < {constant})");
        writer.Line($"throw new global::System.ArgumentException(\"{port.Argument.TrimStart('@')} must hold {Literals.Of(count)} values\");");
        writer.Close();
        writer.Line();
    }

    /// <summary>Copies what a port is given into the arena; one element is assigned, as a call takes longer.</summary>
    public static void Give(SourceWriter writer, Port port, Code.Buffer buffer) => writer.Line(port.Value.Type.Count == 1
        ? $"{buffer.Field.Name}[{Literals.Of(buffer.Offset)}] = {port.Argument}[0];"
        : $"global::System.Array.Copy({port.Argument}, 0, {buffer.Field.Name}, {Literals.Of(buffer.Offset)}, {port.Prefix}Length);");

    /// <summary>Copies a port's result out of the arena; one element is assigned.</summary>
    public static void Take(SourceWriter writer, Port port, Code.Buffer buffer) => writer.Line(port.Value.Type.Count == 1
        ? $"{port.Argument}[0] = {buffer.Field.Name}[{Literals.Of(buffer.Offset)}];"
        : $"global::System.Array.Copy({buffer.Field.Name}, {Literals.Of(buffer.Offset)}, {port.Argument}, 0, {port.Prefix}Length);");

    /// <summary>Throws where a token is not in the vocabulary.</summary>
    /// <param name="words">How many words there are.</param>
    /// <param name="length">The class's constant that says how many tokens there are.</param>
    /// <param name="array">The array that holds them.</param>
    /// <param name="from">Where they begin in it: "Offset + ", or nothing.</param>
    /// <param name="i">A name for the loop's variable.</param>
    public static void GuardTokens(SourceWriter writer, Port port, int words, string length, string array, string from, string i)
    {
        string token = $"{array}[{from}{i}]";
        writer.Open($"for (int {i} = 0; {i} < {length}; {i}++)");
        writer.Open($"if ({token} < 0 || {token} >= {Literals.Of(words)})");
        writer.Line($"throw new global::System.ArgumentException(\"{port.Argument.TrimStart('@')} must be tokens from 0 to {Literals.Of(words - 1)}\");");
        writer.Close();
        writer.Close();
        writer.Line();
    }

    /// <summary>The loop that finds the largest of a buffer's values, the first of equals.</summary>
    /// <param name="array">The variable that holds the buffer's array.</param>
    /// <param name="best">That of the index, which begins with 0.</param>
    /// <param name="i">That of the loop.</param>
    public static void FindLargest(SourceWriter writer, Code.Buffer buffer, string array, string best, string i)
    {
        string offset = buffer.Offset == 0 ? "" : Literals.Of(buffer.Offset) + " + ";
        writer.Open($"for (int {i} = 1; {i} < {Literals.Of(buffer.Type.Count)}; {i}++)");
        writer.Open($"if ({array}[{offset}{i}] > {array}[{offset}{best}])");
        writer.Line($"{best} = {i};");
        writer.Close();
        writer.Close();
    }

    /// <summary>"32 x 1 x 8, int8, scale 0.5, zero point -3".</summary>
    public static string Describe(TensorType type)
    {
        string text = type.Shape.ToString().Replace("x", " x ") + ", " + type.Element.Name();
        return type.Quantization is { } quantization && type.Element != ElementType.Float32
            ? $"{text}, scale {Literals.Of(quantization.Scale).TrimEnd('f')}, zero point {Literals.Of(quantization.ZeroPoint)}"
            : text;
    }
}
