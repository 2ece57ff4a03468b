namespace NetGen.Generator.Tests;

/// <summary>Damages a text: characters changed, lines lost, doubled or exchanged, numbers blown up.</summary>
internal static class TextMutation
{
    private static readonly string[] Tokens = ["-1", "0", "99999999999999999999", "NaN", "1e308", "x", "", " ", "\n", "\0", "int8", "tensor", "scale", "end", "\u20ac", "2147483647"];

    public static string Mutate(string text, Random random)
    {
        int rounds = 1 + random.Next(3);
        for (int i = 0; i < rounds; i++)
        {
            text = Once(text, random);
        }

        return text;
    }

    private static string Once(string text, Random random)
    {
        if (text.Length == 0)
        {
            return Tokens[random.Next(Tokens.Length)];
        }

        int at = random.Next(text.Length);
        switch (random.Next(6))
        {
            case 0:
                return text.Remove(at, 1).Insert(at, ((char)random.Next(1, 127)).ToString());
            case 1:
                return text[..at];
            case 2:
                return text.Insert(at, Tokens[random.Next(Tokens.Length)]);
            case 3:
                int length = Math.Min(random.Next(1, 12), text.Length - at);
                return text.Remove(at, length);
            default:
                List<string> lines = [.. text.Split('\n')];
                int line = random.Next(lines.Count);
                string[] fields = lines[line].Split(' ');
                if (random.Next(2) == 0)
                {
                    fields[random.Next(fields.Length)] = Tokens[random.Next(Tokens.Length)];
                    lines[line] = string.Join(" ", fields);
                }
                else
                {
                    lines.Insert(random.Next(lines.Count), lines[line]);
                }

                return string.Join("\n", lines);
        }
    }
}
