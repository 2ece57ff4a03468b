namespace Keywords;

/// <summary>
/// Makes words of scores: the class with the largest mean over the last 0.2 s is a word when that mean exceeds a threshold, and the same word is not heard
/// again before others, or silence, were. Allocates nothing after its construction.
/// </summary>
/// <param name="threshold">What the mean score must exceed, 0 to 1.</param>
internal sealed class WordListener(float threshold)
{
    /// <summary>New scores that a decision is made of.</summary>
    public const int Heard = 5;

    private const int Lowest = -128;

    private static readonly string[] Classes = ["yes", "no", "up", "down", "left", "right", "on", "off", "stop", "go", "unknown", "noise"];

    private readonly sbyte[] scores = new sbyte[Spotter.OutputRowLength];
    private readonly int[] recent = new int[Heard * Classes.Length];
    private readonly int[] sums = new int[Classes.Length];
    private int next;
    private int last = -1;

    /// <summary>Takes 20 ms of sound; the word that was heard with it, or null.</summary>
    /// <param name="samples">320 samples at 16 kHz.</param>
    public string? Hear(short[] samples)
    {
        if (!Spotter.Step(samples, scores))
        {
            return null;
        }

        int best = 0;
        for (int k = 0; k < Classes.Length; k++)
        {
            int place = (next * Classes.Length) + k;
            sums[k] += scores[k] - Lowest - recent[place];
            recent[place] = scores[k] - Lowest;
            best = sums[k] > sums[best] ? k : best;
        }

        next = (next + 1) % Heard;
        if (sums[best] <= threshold * Heard * (sbyte.MaxValue - Lowest))
        {
            return null;
        }

        bool isNew = best != last;
        last = best;
        return isNew && Classes[best] is not ("unknown" or "noise") ? Classes[best] : null;
    }
}
