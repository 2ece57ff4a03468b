using Dates;

// Texts on the command line, or a few of people's ways to write a day; a map says where the network looked at for each symbol that it wrote.
string[] texts = args.Length > 0 ? args : ["24th of march, 2021", "mar. 24 '21", "wed, 3/24/21", "24.03.2021", "2021 march 24"];
int[] tokens = new int[IsoDates.InputLength];
int[] iso = new int[IsoDates.IsoLength];
float[] attention = new float[IsoDates.AttentionLength];
foreach (string text in texts)
{
    if (Alphabet.Encode(text, tokens) is { } unknown)
    {
        Console.Error.WriteLine($"{text}: the network does not know the character '{unknown}'");
        return 1;
    }

    IsoDates.Infer(tokens, iso, attention);
    Console.WriteLine($"{text} -> {Alphabet.Decode(iso)}");
}

Console.WriteLine();
AttentionMap.Write(Console.Out, texts[^1], Alphabet.Decode(iso), attention);
return 0;
