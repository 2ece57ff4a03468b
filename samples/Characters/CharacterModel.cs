namespace Characters;

/// <summary>Foretells the next character from those before.</summary>
internal abstract class CharacterModel
{
    private readonly int[] token = new int[1];

    /// <summary>One for each symbol, behind the characters that were taken.</summary>
    public float[] Logits { get; } = new float[Alphabet.Count];

    /// <summary>Begins a text.</summary>
    public abstract void Begin();

    /// <summary>Takes the next character.</summary>
    public abstract void Take(int symbol);

    /// <summary>Writes on behind a text.</summary>
    public string Write(string text, int count, TopSampler sampler)
    {
        Begin();
        foreach (int symbol in Alphabet.Encode(text))
        {
            Take(symbol);
        }

        char[] written = new char[count];
        for (int i = 0; i < count; i++)
        {
            int next = sampler.Draw(Logits);
            written[i] = Alphabet.Of(next);
            Take(next);
        }

        return new string(written);
    }

    protected int[] One(int symbol)
    {
        token[0] = symbol;
        return token;
    }
}
