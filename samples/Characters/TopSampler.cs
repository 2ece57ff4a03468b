namespace Characters;

/// <summary>Draws one of the k most probable symbols with the probabilities that they have among themselves; k = 1 takes the most probable one. Allocates nothing after its construction.</summary>
/// <param name="k">How many symbols there are to draw from.</param>
internal sealed class TopSampler(int k, Random random)
{
    private readonly int[] best = new int[k];

    /// <summary>A symbol.</summary>
    /// <param name="logits">One for each symbol.</param>
    public int Draw(float[] logits)
    {
        int found = 0;
        for (int symbol = 0; symbol < logits.Length; symbol++)
        {
            // The first of equals stays in front.
            int place = Math.Min(found, k - 1);
            if (found == k && logits[symbol] <= logits[best[place]])
            {
                continue;
            }

            while (place > 0 && logits[symbol] > logits[best[place - 1]])
            {
                best[place] = best[place - 1];
                place--;
            }

            best[place] = symbol;
            found = Math.Min(found + 1, k);
        }

        double sum = 0;
        for (int i = 0; i < found; i++)
        {
            sum += Math.Exp(logits[best[i]] - logits[best[0]]);
        }

        double drawn = random.NextDouble() * sum;
        for (int i = 0; i < found; i++)
        {
            drawn -= Math.Exp(logits[best[i]] - logits[best[0]]);
            if (drawn <= 0)
            {
                return best[i];
            }
        }

        return best[found - 1];
    }
}
