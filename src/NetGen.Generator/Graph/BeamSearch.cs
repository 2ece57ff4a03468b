namespace NetGen.Generator.Graph;

/// <summary>
/// A loop that writes the best sequence of symbols that it finds: its body runs for each of the hypotheses that are kept, and of all that can follow on them the best are kept
/// again, by the sum of their symbols' log-probabilities. The first input of the loop's body is the symbol that a hypothesis ends with. The body's outputs: the best symbols,
/// one for each hypothesis at most, whose order is that of their scores; what is wanted of the best sequence; the scores of the best symbols; the logarithm of the sum of the
/// exponentials of all scores; and, of a single hypothesis, what is kept to be seen. The loop gives symbols, steps x 1, what is wanted, a row a step, the sum of log-probabilities, and what is kept.
/// </summary>
/// <param name="Width">Hypotheses that are kept.</param>
/// <param name="Symbols">How many symbols there are.</param>
/// <param name="Start">The symbol that the first step is told.</param>
/// <param name="Wanted">The symbols and what is wanted of the best sequence: outputs of the body.</param>
public sealed record BeamSearch(int Width, int Symbols, int Start, int Wanted)
{
    /// <summary>What is kept from step to step; null before the loop asks for room.</summary>
    public BeamRoom? Room { get; init; }

    /// <summary>How often the body runs in so many steps: the first has one hypothesis, and no step has more than there are sequences.</summary>
    public int Runs(int steps)
    {
        long runs = 0;
        long kept = 1;
        for (int step = 0; step < steps; step++)
        {
            long next = Math.Min(kept * Symbols, Width);
            if (next == kept)
            {
                return (int)(runs + ((steps - step) * kept));
            }

            runs += kept;
            kept = next;
        }

        return (int)runs;
    }
}
