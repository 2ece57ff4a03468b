namespace Characters;

/// <summary>Draws one of the k most probable symbols with the probabilities that they have among themselves; k = 1 takes the most probable one. Allocates nothing after its construction.</summary>
/// <param name="k">How many symbols there are to draw from.</param>
internal sealed class TopSampler(int k, Random random)
{
    /// <summary>The place of a symbol among the most probable ones.</summary>
    /// <param name="logits">Theirs, by falling size: at least k.</param>
    public int Draw(float[] logits)
    {
        double sum = 0;
        for (int i = 0; i < k; i++)
        {
            sum += Math.Exp(logits[i] - logits[0]);
        }

        double drawn = random.NextDouble() * sum;
        for (int i = 0; i < k; i++)
        {
            drawn -= Math.Exp(logits[i] - logits[0]);
            if (drawn <= 0)
            {
                return i;
            }
        }

        return k - 1;
    }
}
