namespace NetGen.Generator.Model;

/// <summary>Which functions of System.Math a firmware has.</summary>
public static class MathFunctions
{
    /// <summary>What light firmware implements; its other functions throw (nf_native_system_math_System_Math.cpp:244-879).</summary>
    private static readonly HashSet<string> Light = new(StringComparer.Ordinal) { "Abs", "Max", "Min", "Pow", "Round", "Sign", "Truncate" };

    public static bool Has(BoardMath math, string function) => math switch
    {
        BoardMath.None => false,
        BoardMath.Light => Light.Contains(function),
        _ => true,
    };

    /// <summary>What is wrong with a call, in words.</summary>
    public static string Missing(BoardLimits board, string function) => board.Math == BoardMath.None
        ? $"Math.{function} is not on {board.Board}: its firmware has no System.Math"
        : $"Math.{function} is not on {board.Board}: it throws NotImplementedException there; of System.Math its firmware has {string.Join(", ", Light.OrderBy(static name => name, StringComparer.Ordinal))}";
}
