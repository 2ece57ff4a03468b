namespace Characters;

/// <summary>Foretells the next character from those before.</summary>
internal abstract class CharacterModel
{
    private readonly int[] token = new int[1];

    /// <summary>How many symbols the networks give to choose from.</summary>
    public const int Most = Recurrent.CandidatesRowLength;

    /// <summary>The most probable symbols behind the characters that were taken, the most probable one first.</summary>
    protected int[] Candidates { get; } = new int[Most];

    /// <summary>Their logits.</summary>
    protected float[] Scores { get; } = new float[Most];

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
            int next = Candidates[sampler.Draw(Scores)];
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
