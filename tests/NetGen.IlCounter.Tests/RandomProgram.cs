using System.Globalization;
using System.Text;

namespace NetGen.IlCounter.Tests;

/// <summary>A random method over locals of several types, arrays, loops and branches that always ends: to find what no one thought of.</summary>
internal sealed class RandomProgram(int seed)
{
    private readonly Random random = new(seed);
    private readonly StringBuilder text = new();
    private int loops;

    public string Write(string name)
    {
        text.Append($"public static double {name}(int i0, long l0, float f0, sbyte s0)\n{{\nunchecked\n{{\n");
        text.Append("int i1 = 1, i2 = i0; long l1 = 3, l2 = i0; float f1 = 0.5f, f2 = i0; sbyte s1 = 7; double d0 = f0; int[] a = new int[8]; sbyte[] b = new sbyte[8]; float[] c = new float[8]; long[][] w = new long[][] { new long[8], new long[8] };\n");
        Statements(8, 3);
        text.Append("double sum = i0 + i1 * 3.0 + i2 + l0 + l1 + l2 + f0 + f1 + f2 + s0 + s1 + d0;\nfor (int i = 0; i < 8; i++) { sum += a[i] + b[i] * 3 + c[i] + w[0][i] - w[1][i]; }\nreturn sum;\n}\n}\n");
        return text.ToString();
    }

    private void Statements(int count, int depth)
    {
        for (int i = 0; i < count; i++)
        {
            Statement(depth);
        }
    }

    private void Statement(int depth)
    {
        switch (random.Next(depth > 0 ? 12 : 9))
        {
            case 0:
                text.Append($"i{random.Next(3)} {Pick("=", "+=", "-=", "^=")} {Int(3)};\n");
                break;
            case 1 or 2:
                text.Append($"l{random.Next(3)} {Pick("=", "+=", "-=", "*=")} {Long(3)};\n");
                break;
            case 3:
                text.Append($"f{random.Next(3)} {Pick("=", "+=", "*=")} {Float(3)};\n");
                break;
            case 4:
                text.Append($"s{random.Next(2)} = (sbyte)({Int(2)});\n");
                break;
            case 5:
                text.Append($"a[{Index()}] {Pick("=", "+=", "|=")} {Int(3)};\n");
                break;
            case 6:
                text.Append($"b[{Index()}] {Pick("=", "+=")} (sbyte)({Int(2)});\n");
                break;
            case 7:
                text.Append($"c[{Index()}] {Pick("=", "-=")} {Float(2)};\n");
                break;
            case 8:
                text.Append($"w[{Pick("0", "1", "i1 & 1")}][{Index()}] {Pick("=", "+=")} {Long(2)};\n");
                break;
            case 9:
                text.Append($"for (int n{loops} = 0; n{loops} < {random.Next(1, 6)}; n{loops}++)\n{{\n");
                loops++;
                Statements(random.Next(1, 4), depth - 1);
                text.Append("}\n");
                break;
            default:
                text.Append($"if ({Condition()})\n{{\n");
                Statements(random.Next(1, 3), depth - 1);
                text.Append("}\nelse\n{\n");
                Statements(random.Next(0, 3), depth - 1);
                text.Append("}\n");
                break;
        }
    }

    private string Int(int depth) => depth == 0
        ? Pick("i0", "i1", "i2", "s0", "s1", Number(), $"a[{random.Next(8)}]", $"b[{random.Next(8)}]")
        : random.Next(8) switch
        {
            0 => $"({Int(depth - 1)} {Pick("<<", ">>")} {random.Next(33)})",
            1 => $"(int)({Long(depth - 1)})",
            2 => $"({Condition()} ? {Int(depth - 1)} : {Int(depth - 1)})",
            3 => $"{Pick("i0", "i1", "i2")}{Pick("++", "--")}",
            4 => $"(i{random.Next(3)} = {Int(depth - 1)})",
            5 => $"a[{Index()}]",
            _ => $"({Int(depth - 1)} {Pick("+", "-", "*", "&", "|", "^")} {Int(depth - 1)})",
        };

    private string Long(int depth) => depth == 0
        ? Pick("l0", "l1", "l2", "i0", Number("L"), "52776558133L", $"w[0][{random.Next(8)}]")
        : random.Next(7) switch
        {
            0 => $"((long)({Long(depth - 1)}) {Pick("<<", ">>")} {random.Next(64)})",
            1 => $"((long){Int(depth - 1)})",
            2 => $"(l{random.Next(3)} = {Long(depth - 1)})",
            3 => $"({Condition()} ? {Long(depth - 1)} : {Long(depth - 1)})",
            _ => $"((long){Long(depth - 1)} {Pick("+", "-", "*", "&")} {Long(depth - 1)})",
        };

    private string Float(int depth) => depth == 0
        ? Pick("f0", "f1", "f2", "i0", "0.37f", "-1.5f", $"c[{random.Next(8)}]")
        : random.Next(6) switch
        {
            0 => $"(float){Int(depth - 1)}",
            1 => $"({Condition()} ? {Float(depth - 1)} : {Float(depth - 1)})",
            2 => $"(f{random.Next(3)} = {Float(depth - 1)})",
            _ => $"((float){Float(depth - 1)} {Pick("+", "-", "*", "/")} {Float(depth - 1)})",
        };

    private string Condition() => random.Next(3) switch
    {
        0 => $"{Int(1)} {Compare()} {Int(1)}",
        1 => $"{Long(1)} {Compare()} {Long(0)}",
        _ => $"{Float(0)} {Compare()} {Float(1)}",
    };

    private string Index() => random.Next(3) == 0 ? random.Next(8).ToString(CultureInfo.InvariantCulture) : $"({Int(1)} & 3) + {random.Next(5)}";

    private string Compare() => Pick("<", "<=", ">", ">=", "==", "!=");

    private string Number(string suffix = "") => string.Create(CultureInfo.InvariantCulture, $"({random.Next(-300, 300)}{suffix})");

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
