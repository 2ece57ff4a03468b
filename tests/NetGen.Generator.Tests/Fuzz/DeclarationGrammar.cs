using System.Globalization;
using System.Reflection;
using System.Text;

namespace NetGen.Generator.Tests.Fuzz;

/// <summary>Random declarations: real attributes with likely, unlikely and wrong arguments.</summary>
/// <param name="tame">Arguments in range and names that exist: declarations most of which run.</param>
internal sealed class DeclarationGrammar(Random random, bool tame)
{
    private static readonly Type[] Layers = [.. typeof(LayerAttribute).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(LayerAttribute))).OrderBy(type => type.Name, StringComparer.Ordinal)];
    private static readonly Type[] Behind = [.. Layers.Where(type => type != typeof(BackboneAttribute) && type != typeof(TokensAttribute))];
    private static readonly Type[] OfStep = [typeof(PreviousSymbolAttribute), typeof(PreviousSymbolsAttribute), typeof(PreviousStateAttribute), typeof(MemoryAttribute)];
    private static readonly Type[] OfQuery = [typeof(AdditiveAttentionAttribute), typeof(AdditiveScoresAttribute), typeof(DotAttentionAttribute)];
    private static readonly Type[] Fitting = [.. Behind.Where(type => type != typeof(LogMelAttribute) && !OfStep.Contains(type) && !OfQuery.Contains(type))];
    private static readonly Type[] OfClass = [typeof(NetworkAttribute), typeof(BudgetAttribute), typeof(TargetAttribute), typeof(WeightsAttribute), typeof(UnrollAttribute), typeof(StreamingAttribute)];
    private static readonly string[] Names = ["A", "B", "C", "D", "E", "Infer", "Halves", "@class", "arena", "Stem"];
    private static readonly string[] TameNames = ["A", "B", "C", "D", "E", "Stem", "arg", "Y_w"];
    private static readonly string[] Numbers = ["1", "2", "2", "3", "3", "4", "5", "8", "16", "0", "-1", "224", "4096", "65536", "16777216", "2147483647", "-2147483648"];

    public string Source(int number)
    {
        if (tame)
        {
            return Tame(number);
        }

        StringBuilder text = new("using NetGen;\n");
        text.Append("namespace F").Append(number.ToString(CultureInfo.InvariantCulture)).Append("\n{\n");
        bool nested = random.Next(8) == 0;
        text.Append(nested ? Pick("public partial class Outer {\n", "class Outer {\n", "partial struct Outer<T> {\n") : "");
        text.Append("[Network").Append(Often(3) ? "" : Arguments(typeof(NetworkAttribute))).Append("]\n");
        foreach (Type type in OfClass.Skip(1).Where(_ => random.Next(3) == 0))
        {
            text.Append('[').Append(Short(type)).Append(Arguments(type)).Append("]\n");
        }

        text.Append(Pick("public static partial class Net", "public static partial class Net", "static partial class Net", "public partial class Net", "static class Net", "static partial class Net<T>", "partial record Net", "file static partial class Net"));
        text.Append("\n{\n");
        if (random.Next(8) != 0)
        {
            text.Append("    [Input(").Append(Pick("4", "8, 8, 3", "9, 7, 2", "1", "32, 3", "224, 224, 3", "0", "")).Append(")] static partial void Samples();\n");
        }

        int count = random.Next(7);
        for (int i = 0; i < count; i++)
        {
            text.Append("    ").Append(Member(i)).Append('\n');
        }

        bool decodes = random.Next(6) == 0;
        text.Append(decodes ? $"    [Writer{Arguments(typeof(AnyDecoder))}] static partial void Written();\n" : "");
        return text.Append("}\n").Append(nested ? "}\n" : "").Append(decodes ? Decoder() : "").Append("}\n").ToString();
    }

    /// <summary>A decoder that any attribute's arguments may be written for.</summary>
    private sealed class AnyDecoder : DecoderAttribute;

    /// <summary>A decoder with the layers of its step; layers above the network's own names may be read by their names.</summary>
    private string Decoder()
    {
        StringBuilder text = new("public sealed partial class WriterAttribute : DecoderAttribute\n{\n");
        bool whole = tame && random.Next(3) == 0;
        if (whole)
        {
            text.Append("    [PreviousSymbols(nameof(Scores), Start = ").Append(Pick("0", "4", "7")).Append(")] static partial void Last();\n");
            text.Append("    [Memory] static partial void Stem();\n    [Dense(8)] static partial void Sum();\n    [Reshape(2, 4)] static partial void Held();\n    [Embedding(8, 4, From = nameof(Last))] static partial void Other();\n");
            text.Append(Pick("    [PositionalEncoding]", "    [PositionalEncoding]", "    [LayerNorm]", "    [Conv1D(4, 2, Padding = Padding.Causal)]")).Append(" static partial void A();\n");
            text.Append(Pick("    [TransformerDecoder(2, 6, Memory = nameof(Held), Repeat = 2)]", "    [TransformerDecoder(2, 6, Memory = nameof(Held))]", "    [MultiHeadAttention(2, Memory = nameof(Held))]", "    [TransformerEncoder(2, 6, Causal = true, Rotary = RotaryPairs.Halves)]", "    [MultiHeadAttention(2)]", "    [Add(nameof(A), nameof(Held))]")).Append(" static partial void B();\n");
        }
        else if (tame)
        {
            text.Append("    [PreviousSymbol(nameof(Scores), Start = ").Append(Pick("0", "1", "4", "7")).Append(")] static partial void Last();\n");
            text.Append("    [PreviousState(\"").Append(Pick("A", "B", "B", "Samples", "Other", "Sum")).Append("\", Zeros = 4)] static partial void Samples();\n");
            text.Append("    [PreviousState(\"Samples\", Zeros = 4)] static partial void Other();\n");
            text.Append("    [Memory] static partial void Stem();\n    [Dense(4)] static partial void Held();\n    [Embedding(8, 4, From = nameof(Last))] static partial void A();\n");
            text.Append("    [Add(nameof(A), nameof(Held), ").Append(Pick("nameof(Samples)", "nameof(Held)")).Append(")] static partial void Sum();\n");
            text.Append(Pick("    [Gru(4, State = new[] { nameof(Samples) })]", "    [Lstm(4, State = new[] { nameof(Samples), nameof(Other) })]", "    [MinimalGru(4, State = new[] { nameof(Other) })]", "    [Rnn(4, State = new[] { nameof(Samples) })]", "    [AdditiveAttention(3, Memory = nameof(Stem))]", "    [DotAttention(Memory = nameof(Stem), Score = AttentionScore.General)]", "    [Dense(4, From = nameof(Samples))]")).Append(" static partial void B();\n");
        }

        for (int i = whole ? 0 : random.Next(tame ? 2 : 4); i > 0; i--)
        {
            if (!tame)
            {
                text.Append("    ").Append(Member(i + 3)).Append('\n');
                continue;
            }

            Type type = Fitting[random.Next(Fitting.Length)];
            text.Append("    [").Append(Short(type)).Append(Arguments(type)).Append("] ").Append(random.Next(4) == 0 ? "[Output] " : "").Append("static partial void ").Append(TameNames[i + 1]).Append("();\n");
        }

        return text.Append(tame ? $"    [Dense(5{(whole ? ", PerPosition = true" : "")})] static partial void Scores();\n" : "").Append("}\n").ToString();
    }

    private string Tame(int number)
    {
        StringBuilder text = new("using NetGen;\n");
        text.Append("namespace F").Append(number.ToString(CultureInfo.InvariantCulture)).Append("\n{\n");

        // Every other one may begin with layers of the one before it, whose precision it has.
        bool follows = number % 2 == 1 && random.Next(2) == 0;
        text.Append("[Network(Precision = Precision.").Append(number % 4 < 2 ? "Int8" : "Float32").Append("), Weights(Seed = 1), Unroll(Form.").Append(Pick("Auto", "Loop", "Constants")).Append(")]\n");
        text.Append(random.Next(12) == 0 ? "[Streaming] " : "").Append("public static partial class Net\n{\n");
        text.Append(follows
            ? $"    [Backbone(typeof(F{(number - 1).ToString(CultureInfo.InvariantCulture)}.Net), UpTo = \"{Pick("A", "A", "B", "C", "Samples")}\")]"
            : random.Next(10) == 0 ? "    [Tokens(5)] static partial void Text();\n    [Embedding(7, 4)]"
            : "    [Input(" + Pick("8, 8, 4", "5, 7, 3", "4, 4, 2", "12, 4", "9, 3", "6", "1, 1, 8", "2, 3, 4, 2") + ")]").Append(" static partial void Samples();\n");
        int count = 1 + random.Next(5);
        for (int i = 0; i < count; i++)
        {
            Type type = Fitting[random.Next(Fitting.Length)];
            string marks = random.Next(8) == 0 ? "[Output] " : "";
            text.Append("    [").Append(Short(type)).Append(Arguments(type)).Append("] ").Append(marks).Append("static partial void ").Append(TameNames[i]).Append("();\n");
        }

        bool decodes = number % 4 >= 2 && random.Next(6) == 0;
        text.Append(decodes ? "    [Writer(Steps = 3)] static partial void Written();\n" : "");
        return text.Append("}\n").Append(decodes ? Decoder() : "").Append("}\n").ToString();
    }

    private string Member(int number)
    {
        StringBuilder text = new();
        int attributes = Often(10) ? 1 : random.Next(3);
        for (int i = 0; i < attributes; i++)
        {
            Type type = Layers[random.Next(Layers.Length)];
            text.Append('[').Append(Short(type)).Append(Arguments(type)).Append("] ");
        }

        text.Append(random.Next(12) == 0 ? "[Output] " : "").Append(random.Next(12) == 0 ? "[Unroll" + Arguments(typeof(UnrollAttribute)) + "] " : "");
        text.Append(Often(12) ? "static partial void " : Pick("private static partial void ", "partial void ", "static void ", "static partial int ", "public static unsafe partial void "));
        text.Append(Often(6) ? Names[number % Names.Length] : Names[random.Next(Names.Length)]);
        return text.Append(Often(15) ? "();" : Pick("(int x);", "<T>();", "() { }", ";", "() => throw null;")).ToString();
    }

    private string Arguments(Type type)
    {
        ConstructorInfo[] constructors = type.GetConstructors();
        ConstructorInfo constructor = constructors[random.Next(constructors.Length)];
        List<string> arguments = [];
        foreach (ParameterInfo parameter in constructor.GetParameters())
        {
            if (!tame && random.Next(25) == 0)
            {
                continue;
            }

            bool expanded = parameter.ParameterType.IsArray && parameter.IsDefined(typeof(ParamArrayAttribute)) && (tame || Often(5));
            if (expanded)
            {
                arguments.AddRange(Enumerable.Range(0, tame ? 2 : random.Next(4)).Select(_ => Value(parameter.ParameterType.GetElementType()!)));
            }
            else
            {
                arguments.Add((!tame && random.Next(15) == 0 ? parameter.Name + ": " : "") + Value(parameter.ParameterType));
            }
        }

        // A constructor with parameters sets their properties.
        HashSet<string> given = new(tame ? constructor.GetParameters().Select(parameter => parameter.Name!).Append("Pads") : [], StringComparer.OrdinalIgnoreCase);
        PropertyInfo[] properties = [.. type.GetProperties().Where(property => property.CanWrite && property.Name != "TypeId" && !given.Contains(property.Name))];
        foreach (PropertyInfo property in properties.Where(property => random.Next(tame && property.PropertyType == typeof(string) ? 24 : 8) == 0))
        {
            arguments.Add((!tame && random.Next(20) == 0 ? "Nothing" : property.Name) + " = " + Value(property.PropertyType));
        }

        return arguments.Count == 0 && Often(2) ? "" : "(" + string.Join(", ", arguments) + ")";
    }

    private string Value(Type type)
    {
        if (tame)
        {
            return type switch
            {
                _ when type.IsArray => $"new {(type.GetElementType() == typeof(int) ? "int" : "string")}[] {{ {string.Join(", ", Enumerable.Range(0, 3).Select(_ => Value(type.GetElementType()!)))} }}",
                _ when type.IsEnum => type.Name + "." + Pick(Enum.GetNames(type)),
                _ when type == typeof(int) || type == typeof(long) => Pick("1", "1", "2", "2", "3", "4"),
                _ when type == typeof(bool) => Pick("true", "false"),
                _ when type == typeof(float) => Pick("0.1f", "1", "0.5f"),
                _ => Pick("nameof(Samples)", "nameof(A)", "nameof(A)", "nameof(B)"),
            };
        }

        if (random.Next(30) == 0)
        {
            return Pick("null", "\"\"", "default", "int.MaxValue", "nameof(Nobody)", "1.5", "'x'", "new int[0]", "new[] { 1, 2 }", "typeof(int)", "3000000000", "(Padding)17", "1 +");
        }

        if (type.IsArray)
        {
            return $"new {(type.GetElementType() == typeof(int) ? "int" : "string")}[] {{ {string.Join(", ", Enumerable.Range(0, random.Next(5)).Select(_ => Value(type.GetElementType()!)))} }}";
        }

        if (type.IsEnum)
        {
            string[] names = Enum.GetNames(type);
            return random.Next(12) == 0 ? $"({type.Name}){Numbers[random.Next(Numbers.Length)].Replace("-", "0-")}" : type.Name + "." + names[random.Next(names.Length)];
        }

        return type switch
        {
            _ when type == typeof(int) || type == typeof(long) => Often(6) ? Numbers[random.Next(9)] : Numbers[random.Next(Numbers.Length)],
            _ when type == typeof(bool) => Pick("true", "false"),
            _ when type == typeof(Type) => Pick("typeof(Net)", "typeof(int)", "typeof(Net[])", "typeof(Nobody)", "null", $"typeof(F{random.Next(200).ToString(CultureInfo.InvariantCulture)}.Net)"),
            _ when type == typeof(float) => Pick("0.1f", "1", "-3.5f", "float.NaN", "float.PositiveInfinity", "1e30f", "0"),
            _ => Pick("nameof(A)", "nameof(B)", "nameof(Samples)", "\"A\"", "\"C\"", "\"Halves.1\"", "\"A.0\"", "\"\"", "null", "\"net.netgen\"", "\".\"", "\"A.99999999999\""),
        };
    }

    private bool Often(int inverse) => random.Next(inverse) != 0;

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private static string Short(Type type) => type.Name[..^"Attribute".Length];
}
