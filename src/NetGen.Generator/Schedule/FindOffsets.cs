namespace NetGen.Generator.Schedule;

/// <summary>
/// Gives every place an offset, so that the arena is short. Pushed down as far as they go, all places of a shortest arena lie at its beginning or on
/// top of another one; so the search takes the places in the order of their offsets and puts each at the lowest offset that is left. Branches
/// that cannot be shorter than the best so far are cut; where the effort is spent, which no clock measures, the best so far stands.
/// </summary>
internal sealed class FindOffsets
{
    /// <summary>More places than that are placed by first fit alone: distances are kept for every pair.</summary>
    private const int MostPlaces = 400;

    /// <summary>Rounds of first fit for each order to begin with.</summary>
    private const int MostAttempts = 100;

    private readonly IReadOnlyList<Place> places;
    private readonly long[,] distance;
    private readonly long[] offsets;
    private readonly bool[] isPlaced;
    private readonly long bound;
    private readonly SearchEffort effort;
    private long[] best = [];
    private long bestLength = long.MaxValue;

    private FindOffsets(IReadOnlyList<Place> places, long bound, SearchEffort effort)
    {
        this.places = places;
        this.bound = bound;
        this.effort = effort;
        offsets = new long[places.Count];
        isPlaced = new bool[places.Count];
        distance = new long[places.Count, places.Count];
        effort.Spend((long)places.Count * places.Count);
        for (int below = 0; below < places.Count; below++)
        {
            for (int above = 0; above < places.Count; above++)
            {
                distance[below, above] = below == above ? -1 : places[below].Distance(places[above]) ?? -1;
            }
        }
    }

    /// <summary>Sets the offsets; the length of the arena, and whether none is shorter.</summary>
    /// <param name="effort">What is left of it, in pairs of places looked at; the simplest orders are tried in any case.</param>
    public static (long Length, bool IsLeast) Run(IReadOnlyList<Place> places, SearchEffort effort)
    {
        long bound = Bound(places);
        FindOffsets search = new(places, bound, effort);
        search.FirstFit();
        bool finished = search.bestLength == bound || (places.Count <= MostPlaces && search.Search(0, 0));
        for (int i = 0; i < places.Count; i++)
        {
            places[i].Offset = search.best[i];
        }

        return (search.bestLength, finished);
    }

    /// <summary>What is alive at the fullest step: no arena is shorter.</summary>
    public static long Bound(IReadOnlyList<Place> places) => Steps(places).Select(step => Alive(places, step)).DefaultIfEmpty().Max();

    /// <summary>The places alive at the fullest step.</summary>
    public static IReadOnlyList<Place> Fullest(IReadOnlyList<Place> places)
    {
        int fullest = Steps(places).OrderByDescending(step => Alive(places, step)).ThenBy(step => step).FirstOrDefault();
        return [.. places.Where(place => place.IsAlive(fullest))];
    }

    private static IEnumerable<int> Steps(IReadOnlyList<Place> places) => places.Select(place => place.Start).Distinct();

    private static long Alive(IReadOnlyList<Place> places, int step)
    {
        long sum = 0;
        foreach (Place place in places)
        {
            if (!place.IsAlive(step))
            {
                continue;
            }

            sum += place.At(step);
            if (place.Start == step && place.Follows.Count == 1)
            {
                (Place input, long behind) = place.Follows[0];
                sum -= place.Size + input.At(step) - Together(place, input, behind, step);
            }
            else if (place.Start == step && place.Follows.Count > 1)
            {
                sum -= place.Size;
            }
        }

        return sum;
    }

    /// <summary>Elements of an input and the output that is written behind its reader.</summary>
    private static long Together(Place output, Place input, long behind, int step) =>
        Math.Max(output.Size, Math.Max(Math.Min(behind, output.Size + input.Before(step)), input.Before(step)) + input.Size + input.After(step));

    private void FirstFit()
    {
        Func<Place, long>[] orders =
        [
            place => -place.Size,
            place => -place.Size * (place.End - place.Start + 1),
            place => place.Start,
            place => -place.End,
        ];
        foreach (Func<Place, long> order in orders)
        {
            List<int> turns = [.. Enumerable.Range(0, places.Count).OrderBy(i => order(places[i])).ThenBy(i => places[i].Start)];
            for (int attempt = 0; attempt < MostAttempts && bestLength > bound && (attempt == 0 || !effort.IsSpent); attempt++)
            {
                long length = InTurn(turns);
                Keep(length);

                // What ended highest chooses first the next time.
                int highest = turns.First(i => End(i) == length);
                if (turns[0] == highest)
                {
                    break;
                }

                turns.Remove(highest);
                turns.Insert(0, highest);
            }
        }

        Array.Clear(isPlaced, 0, isPlaced.Length);
    }

    private long InTurn(List<int> turns)
    {
        Array.Clear(isPlaced, 0, isPlaced.Length);
        long length = 0;
        foreach (int i in turns)
        {
            offsets[i] = Lowest(i);
            isPlaced[i] = true;
            length = Math.Max(length, End(i));
        }

        return length;
    }

    private void Keep(long length)
    {
        if (length < bestLength)
        {
            bestLength = length;
            best = (long[])offsets.Clone();
        }
    }

    /// <summary>Places what is left at or above an offset; whether the search went to its end.</summary>
    private bool Search(long length, long last)
    {
        if (effort.IsSpent)
        {
            return false;
        }

        List<(long Offset, int Place)> next = [];
        for (int i = 0; i < places.Count; i++)
        {
            if (isPlaced[i])
            {
                continue;
            }

            long offset = Lowest(i);
            if (offset < last || offset + places[i].Size + places[i].MostAfter >= bestLength)
            {
                // What fits lower had its turn; what ends too high now ends no lower later.
                return true;
            }

            next.Add((offset, i));
        }

        if (next.Count == 0)
        {
            Keep(length);
            return true;
        }

        bool finished = true;
        foreach ((long offset, int i) in next.OrderBy(pair => pair.Offset).ThenByDescending(pair => places[pair.Place].Size))
        {
            offsets[i] = offset;
            isPlaced[i] = true;
            finished &= Search(Math.Max(length, End(i)), offset);
            isPlaced[i] = false;
            if (bestLength == bound)
            {
                return true;
            }
        }

        return finished;
    }

    private long End(int i) => offsets[i] + places[i].Size + places[i].MostAfter;

    /// <summary>The lowest offset at which a place meets none of those that have theirs.</summary>
    private long Lowest(int place)
    {
        long offset = places[place].MostBefore;
        bool moved = true;
        while (moved)
        {
            moved = false;
            effort.Spend(places.Count);
            for (int other = 0; other < places.Count; other++)
            {
                long above = distance[other, place];
                if (!isPlaced[other] || above < 0 || offset - offsets[other] >= above || offsets[other] - offset >= distance[place, other])
                {
                    continue;
                }

                offset = offsets[other] + above;
                moved = true;
            }
        }

        return offset;
    }
}
