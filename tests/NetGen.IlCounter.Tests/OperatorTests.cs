namespace NetGen.IlCounter.Tests;

/// <summary>Every operator on every type, on extreme and random operands: what the JIT gives.</summary>
public sealed class OperatorTests
{
    private static readonly string[] Integers = ["int", "uint", "long", "ulong"];

    private static readonly string[] Numbers = [.. Integers, "float", "double"];

    private static readonly string[] All = ["sbyte", "byte", "short", "ushort", "char", .. Numbers];

    private static readonly (string Name, string Left, string Right, string Result, string Text)[] Cases = [.. Binary(), .. Comparisons(), .. Unary(), .. Conversions(), .. Constants()];

    private static readonly Lazy<Snippet> Code = new(() => Snippet.Of(string.Join("\n", Cases.Select(Declaration))));

    public static TheoryData<string> Names => [.. Cases.Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void IsTheJits(string name)
    {
        (_, string left, string right, _, _) = Cases.Single(item => item.Name == name);
        foreach (object a in Values(left, name))
        {
            if (right.Length == 0)
            {
                Code.Value.Compare(name, a);
                continue;
            }

            foreach (object b in Samples.Of(right, 12))
            {
                Code.Value.Compare(name, a, b);
            }
        }
    }

    private static string Declaration((string Name, string Left, string Right, string Result, string Text) item) =>
        $"public static {item.Result} {item.Name}({item.Left} a{(item.Right.Length > 0 ? $", {item.Right} b" : "")}) => unchecked({item.Text});";

    /// <summary>A float outside of the target's range converts to what the processor likes, so those are left out.</summary>
    private static IEnumerable<object> Values(string type, string name)
    {
        bool bounded = name.StartsWith("Convert", StringComparison.Ordinal) && type is "float" or "double" && !name.EndsWith("float", StringComparison.Ordinal) && !name.EndsWith("double", StringComparison.Ordinal);
        double least = name.EndsWith("_uint", StringComparison.Ordinal) || name.EndsWith("_ulong", StringComparison.Ordinal) ? 0 : int.MinValue;
        return Samples.Of(type).Where(value => !bounded || (Convert.ToDouble(value) >= least && Convert.ToDouble(value) <= int.MaxValue));
    }

    private static IEnumerable<(string, string, string, string, string)> Binary()
    {
        (string Name, string Sign)[] arithmetic = [("Add", "+"), ("Sub", "-"), ("Mul", "*"), ("Div", "/"), ("Rem", "%")];
        (string Name, string Sign)[] logic = [("And", "&"), ("Or", "|"), ("Xor", "^")];
        (string Name, string Sign)[] shifts = [("Shl", "<<"), ("Shr", ">>"), ("ShrUn", ">>>")];
        foreach (string type in Numbers)
        {
            foreach ((string name, string sign) in Integers.Contains(type) ? arithmetic.Concat(logic) : arithmetic)
            {
                yield return ($"{name}_{type}", type, type, type, $"a {sign} b");
            }
        }

        foreach (string type in Integers)
        {
            // C# 9 has no >>>, but a cast makes one of >>.
            foreach ((string name, string sign) in shifts)
            {
                string unsigned = type.TrimStart('u') == "int" ? "uint" : "ulong";
                yield return ($"{name}_{type}", type, "int", type, sign == ">>>" ? $"({type})(({unsigned})a >> b)" : $"a {sign} b");
            }
        }

        foreach ((string name, string sign) in new[] { ("Add", "+"), ("Sub", "-"), ("Mul", "*") })
        {
            foreach (string type in Integers)
            {
                yield return ($"Checked{name}_{type}", type, type, type, $"checked(a {sign} b)");
            }
        }

        yield return ("Mixed_float_double", "float", "double", "double", "a * b + a");
        yield return ("MulAdd_float", "float", "float", "float", "a + b * b - b * 0.3f + a * b");
        yield return ("MulAdd_int", "int", "int", "int", "a + b * 17 + b * a - (a + b * b)");
        yield return ("MulAdd_long", "long", "long", "long", "b * 12345678901L + a + b * a");
        yield return ("MulAdd_int_long", "int", "long", "long", "b + a * 12345678901L + a * 3L");
    }

    private static IEnumerable<(string, string, string, string, string)> Comparisons()
    {
        (string Name, string Sign)[] signs = [("Eq", "=="), ("Ne", "!="), ("Lt", "<"), ("Le", "<="), ("Gt", ">"), ("Ge", ">=")];
        foreach (string type in Numbers)
        {
            foreach ((string name, string sign) in signs)
            {
                yield return ($"Value{name}_{type}", type, type, "bool", $"a {sign} b");
                yield return ($"Branch{name}_{type}", type, type, "int", $"a {sign} b ? 3 : 4");
                yield return ($"Unless{name}_{type}", type, type, "int", $"!(a {sign} b) ? 3 : 4");
                yield return ($"Constant{name}_{type}", type, "", "int", $"a {sign} 7 ? 3 : 4");
            }
        }
    }

    private static IEnumerable<(string, string, string, string, string)> Unary()
    {
        foreach (string type in new[] { "int", "long", "float", "double" })
        {
            yield return ($"Neg_{type}", type, "", type, "-a");
        }

        foreach (string type in Integers)
        {
            yield return ($"Not_{type}", type, "", type, "~a");
        }

        yield return ("Not_bool", "bool", "bool", "bool", "!a & b | a ^ !b");
    }

    private static IEnumerable<(string, string, string, string, string)> Conversions()
    {
        foreach (string from in All)
        {
            foreach (string to in All.Where(to => to != from && (from, to) is not ("ulong", "float")))
            {
                yield return ($"Convert_{from}_{to}", from, "", to, $"({to})a");
                if (to is not ("float" or "double"))
                {
                    yield return ($"Checked_{from}_{to}", from, "", to, $"checked(({to})a)");
                }
            }
        }
    }

    private static IEnumerable<(string, string, string, string, string)> Constants()
    {
        foreach (string constant in new[] { "0", "1", "-1", "8", "9", "127", "128", "-128", "-129", "65536", "int.MaxValue", "int.MinValue" })
        {
            string name = constant.Replace("-", "M").Replace(".", "");
            yield return ($"Constant{name}_int", "int", "", "int", $"(a + {constant}) * 3 - {constant} ^ (({constant} - a) * {constant})");
            yield return ($"Constant{name}_long", "long", "", "long", $"(a + {constant}L) * 3L - {constant}L ^ (({constant}L - a) * {constant}L)".Replace("ValueL", "Value"));
        }

        yield return ("Constant_long_wide", "long", "", "long", "(a & 0x123456789ABCDEFL | 0x4000000000L) - -9000000000L");
        yield return ("Constant_float", "float", "", "float", "(a * 0.3f + 1.25f) / -2.5f - 0.7f - 3f * a");
        yield return ("Constant_double", "double", "", "double", "(a * 0.3 + 1.25) / -2.5 - 0.7");
        yield return ("Constant_shift", "long", "", "long", "((a << 43) >> 43) + (a - (int)a >> 21) + (int)(a << 5 >> 7)");
    }
}
