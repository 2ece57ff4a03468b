using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <content>
/// How a decoder goes from step to step: greedily, each symbol the best one by itself, or by a search that keeps several hypotheses. In the place of the best symbol the step
/// then gives as many as there are hypotheses, with their scores, and the symbol in front of it is told by the loop, not left by the step before.
/// </content>
public sealed partial class BuildGraph
{
    /// <summary>Arrays of what a search keeps are no longer.</summary>
    private const long MostKept = 1 << 24;

    /// <summary>What the decoder's use says of the search; null where it cannot be used, which is reported.</summary>
    private static SearchArguments? ReadSearch(ArgumentReader decoder)
    {
        int width = decoder.Int("Beam", 1, min: 1);
        int end = decoder.Int("End", SearchArguments.NoEnd, min: SearchArguments.NoEnd);
        return decoder.Failed ? null : new SearchArguments(width, end, decoder.Flag("Score"));
    }

    /// <summary>Whether the search can be made over so many symbols; what is wrong is reported.</summary>
    private static bool CanSearch(ArgumentReader decoder, SearchArguments search, DecoderParts parts)
    {
        Value scores = ScoresOf(parts).Input;
        int symbols = scores.Shape.Channels;
        if (search.End >= symbols)
        {
            decoder.Report(FindingIds.ArgumentOutOfRange, "End", $"End is {search.End}; {scores.Name} scores the symbols from 0 to {symbols - 1}");
            return false;
        }

        double sequences = Math.Pow(symbols, parts.Steps);
        if (search.Width > sequences)
        {
            decoder.Report(FindingIds.ArgumentOutOfRange, "Beam", $"Beam is {search.Width}; of {symbols} symbol{(symbols == 1 ? "" : "s")} in {parts.Steps} step{(parts.Steps == 1 ? "" : "s")} there are {(long)sequences} sequence{(sequences == 1 ? "" : "s")} to keep");
            return false;
        }

        // Over all positions, rows of any layer may be kept.
        long longest = parts.States.Select(state => state.Before.Shape.Count).Append(symbols).Append(parts.Steps)
            .Concat(parts.IsWhole ? parts.Body.Select(node => node.Output.Shape.Count) : parts.Stacked.Select(row => row.Shape.Count * parts.Steps)).Max();
        if (search.IsBeam && longest * search.Width > MostKept)
        {
            decoder.Report(FindingIds.TooLarge, "Beam", $"Beam is {search.Width}; what {search.Width} hypotheses keep over {parts.Steps} steps is more than {MostKept} values");
            return false;
        }

        return true;
    }

    /// <summary>The node that picks the best symbol.</summary>
    private static Node ScoresOf(DecoderParts parts) => parts.Body.First(node => node.Operator is ArgMax && node.Output == parts.Stacked[0]);

    /// <summary>A step with the best symbols in place of the best one.</summary>
    private DecoderParts Searching(DecoderParts parts, SearchArguments search, string path, LayerModel declared)
    {
        Node best = ScoresOf(parts);
        Value scores = best.Input;
        int kept = Math.Min(search.Width, scores.Shape.Channels);
        StateSlot symbol = parts.States.First(state => state.After == best.Output);
        Value largest = new(Unused(path + ".best", parts.Body), scores.Type with { Shape = Last(kept) });
        Value symbols = new(Unused(path + ".candidates", parts.Body), best.Output.Type with { Shape = Last(kept) });
        Value sum = new(Unused(path + ".sum", parts.Body), new TensorType(ElementType.Float32, Last(1)));
        return parts with
        {
            Body =
            [
                .. parts.Body.Where(node => node != best),
                new Node(largest.Name, new TopK(kept), [scores], [largest, symbols]) { Layer = declared.Name, PlainLayer = largest.Name },
                new Node(sum.Name, new LogSumExp(), [scores, largest], [sum]) { Layer = declared.Name, PlainLayer = sum.Name },
            ],
            Stacked = [symbols, .. parts.Stacked.Skip(1)],
            States = [.. parts.States.Where(state => state != symbol)],
            Told = symbol.Before,
            Own = [largest, sum],
            Beam = new BeamSearch(search.Width, scores.Shape.Channels, parts.Before.Values.First(known => known.Value == symbol.Before).Begin, parts.Stacked.Count),
        };

        TensorShape Last(int size) => Axes.With(scores.Shape, scores.Shape.Rank - 1, size);
    }

    /// <summary>What a decoder's use says of how it goes from step to step.</summary>
    /// <param name="Width">Hypotheses that are kept.</param>
    /// <param name="End">The symbol behind which nothing is written.</param>
    /// <param name="Score">Whether the sum of log-probabilities is an output.</param>
    private sealed record SearchArguments(int Width, int End, bool Score)
    {
        public const int NoEnd = -1;

        /// <summary>Whether scores are summed: one hypothesis whose score nobody wants to know is greedy decoding.</summary>
        public bool IsBeam => Width > 1 || Score;
    }
}
