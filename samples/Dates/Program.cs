using Dates;

// Texts on the command line, or a few of people's ways to write a day; a map says where the network looked at for each symbol that it wrote. With --int8 in integers.
bool isInt8 = args.Contains("--int8");
string[] texts = [.. args.Where(argument => argument != "--int8")];
texts = texts.Length > 0 ? texts : ["24th of march, 2021", "mar. 24 '21", "wed, 3/24/21", "24.03.2021", "2021 march 24"];
int[] tokens = new int[IsoDates.InputLength];
int[] iso = new int[IsoDates.IsoLength];
float[] attention = new float[IsoDates.AttentionLength];
sbyte[] steps = new sbyte[IsoDatesInt8.AttentionLength];
foreach (string text in texts)
{
    if (Alphabet.Encode(text, tokens) is { } unknown)
    {
        Console.Error.WriteLine($"{text}: the network does not know the character '{unknown}'");
        return 1;
    }

    if (isInt8)
    {
        IsoDatesInt8.Infer(tokens, iso, steps);
        for (int i = 0; i < steps.Length; i++)
        {
            attention[i] = (steps[i] - IsoDatesInt8.AttentionZeroPoint) * IsoDatesInt8.AttentionScale;
        }
    }
    else
    {
        IsoDates.Infer(tokens, iso, attention);
    }

    Console.WriteLine($"{text} -> {Alphabet.Decode(iso)}");
}

Console.WriteLine();
AttentionMap.Write(Console.Out, texts[^1], Alphabet.Decode(iso), attention);
return 0;
