namespace Characters;

/// <summary>The transformer: when its context is full, the newer half is taken once more from its beginning, as positions count from there.</summary>
internal sealed class AttentionModel : CharacterModel
{
    private const int Kept = Attention.ContextSteps / 2;

    private readonly int[] taken = new int[Attention.ContextSteps];
    private int count;

    public override void Begin()
    {
        Attention.Reset();
        count = 0;
    }

    public override void Take(int symbol)
    {
        if (count == Attention.ContextSteps)
        {
            Array.Copy(taken, count - Kept, taken, 0, Kept);
            Attention.Reset();
            count = Kept;
            for (int i = 0; i < Kept; i++)
            {
                Attention.Step(One(taken[i]), Scores, Candidates);
            }
        }

        taken[count++] = symbol;
        Attention.Step(One(symbol), Scores, Candidates);
    }
}
