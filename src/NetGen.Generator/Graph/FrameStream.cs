using NetGen.Generator.Model;

namespace NetGen.Generator.Graph;

/// <summary>What the graph of one step knows of the stream that it is a step of.</summary>
/// <param name="Steps">Rows of the declared sequence: so many steps are one inference.</param>
/// <param name="Windows">Rows that are kept.</param>
/// <param name="Inputs">The types of the inputs as sequences.</param>
/// <param name="Outputs">When each output is new, and what all that it gives during one inference is.</param>
public sealed record FrameStream(int Steps, IReadOnlyList<StreamWindow> Windows, IReadOnlyList<TensorType> Inputs, IReadOnlyList<StreamOutput> Outputs)
{
    /// <summary>Steps of a pattern that are looked at one by one.</summary>
    private const int MostSteps = 1 << 12;

    /// <summary>The step from which on everything that runs at all has run; from there steps repeat with <see cref="Period"/>.</summary>
    public int Settled { get; init; }

    public int Period { get; init; } = 1;

    /// <summary>Whether the stream ends after <see cref="Steps"/> steps: positions are counted, and there are no more of them. Reset begins a new one.</summary>
    public bool Ends { get; init; }

    /// <summary>The most that one step takes of what is taken at some steps each, once the stream has settled: the sum of all where the pattern is too long to look at.</summary>
    public double Most(IEnumerable<(StepTimes When, double Amount)> amounts)
    {
        // Few steps differ in when they run: whatever runs at the same ones is one amount.
        (StepTimes When, double Amount)[] all = [.. amounts.GroupBy(amount => amount.When).Select(same => (same.Key, same.Sum(amount => amount.Amount)))];
        return Period > MostSteps
            ? all.Sum(amount => amount.Amount)
            : Enumerable.Range(0, Period).Max(step => all.Sum(amount => amount.When.At((long)Settled + step) ? amount.Amount : 0));
    }

    internal FrameStream Map(Func<Value, Value> map) => this with
    {
        Windows = [.. Windows.Select(window => window with { Rows = map(window.Rows), Newest = map(window.Newest) })],
    };
}

/// <summary>An output of a stream.</summary>
/// <param name="Whole">What one inference gives: a row for each step at which the output is new, or one value.</param>
/// <param name="IsRows">Whether the output is a sequence, of which a step gives a row.</param>
public sealed record StreamOutput(StepTimes When, TensorType Whole, bool IsRows);
