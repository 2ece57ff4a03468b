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

    /// <summary>"32 x 1 x 8, int8, scale 0.5, zero point -3".</summary>
    public static string Describe(TensorType type)
    {
        string text = type.Shape.ToString().Replace("x", " x ") + ", " + type.Element.Name();
        return type.Quantization is { } quantization && type.Element != ElementType.Float32
            ? $"{text}, scale {Literals.Of(quantization.Scale).TrimEnd('f')}, zero point {Literals.Of(quantization.ZeroPoint)}"
            : text;
    }
}
