using System.Globalization;
using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>The elements of an array that one kernel writes at a position and another one reads there, each with the variable that takes its place.</summary>
internal sealed class HandOver
{
    private readonly Dictionary<PlaceIndex, Local> locals = [];
    private readonly HashSet<PlaceIndex> branched = [];
    private readonly Func<Expression, PlaceIndex?> makerPlace;
    private readonly Func<Expression, PlaceIndex?> readerPlace;

    private HandOver(Func<Expression, PlaceIndex?> makerPlace, Func<Expression, PlaceIndex?> readerPlace)
    {
        this.makerPlace = makerPlace;
        this.readerPlace = readerPlace;
    }

    /// <summary>The variables that several branches set: they are declared before.</summary>
    public IEnumerable<Statement> Declared => branched.Where(locals.ContainsKey).Select(place => new Declare(locals[place], null));

    /// <returns>Null where the second kernel reads what the first one does not write at the same position, or one of them does more than that with the array.</returns>
    public static HandOver? Of(PositionLoops maker, PositionLoops reader, IReadOnlyList<Statement> makerMethod, IReadOnlyList<Statement> readerMethod)
    {
        ArrayUse made = ArrayUse.Of(maker.Body, maker.Array);
        ArrayUse read = ArrayUse.Of(reader.Body, reader.Array);
        if (made.Escapes || read.Escapes || made.Loads.Count > 0 || read.Stores.Count > 0)
        {
            return null;
        }

        IReadOnlyDictionary<Local, Expression> makerValues = ArrayUse.Of(makerMethod, null).Values;
        IReadOnlyDictionary<Local, Expression> readerValues = ArrayUse.Of(readerMethod, null).Values;
        HandOver hands = new(index => PlaceIndex.Of(index, maker.Counters, makerValues), index => PlaceIndex.Of(index, reader.Counters, readerValues));
        if (hands.Written(maker.Body, maker.Array) is not { } places)
        {
            return null;
        }

        HashSet<string> taken = [.. DeclaredNames.Of(makerMethod), .. DeclaredNames.Of(readerMethod)];
        WidenedLoads widened = WidenedLoads.Of(reader.Body, reader.Array);
        foreach (IGrouping<PlaceIndex?, Element> same in read.Loads.GroupBy(load => hands.readerPlace(load.Index)))
        {
            if (same.Key is null || !places.Contains(same.Key))
            {
                return null;
            }

            CodeType type = same.All(widened.Contains) ? CodeType.Int64 : reader.Array.Type.ElementOf().Promoted();
            hands.locals.Add(same.Key, new Local(Free(taken), type));
        }

        return hands;
    }

    /// <summary>The variable that an element is written to; null where nobody reads it.</summary>
    public Local? Made(Element element) => locals.TryGetValue(makerPlace(element.Index)!, out Local? local) ? local : null;

    /// <summary>Whether a variable is set in several branches, and declared before.</summary>
    public bool IsBranched(Local local) => branched.Any(place => locals.TryGetValue(place, out Local? other) && ReferenceEquals(other, local));

    /// <summary>The variable that an element is read from.</summary>
    public Local Read(Element element) => locals[readerPlace(element.Index)!];

    public bool Contains(Local local) => locals.ContainsValue(local);

    private static string Free(HashSet<string> taken)
    {
        for (int i = 0; ; i++)
        {
            string name = "u" + i.ToString(CultureInfo.InvariantCulture);
            if (taken.Add(name))
            {
                return name;
            }
        }
    }

    /// <summary>The places that are written, once each on every way through the code; null where that does not hold.</summary>
    private HashSet<PlaceIndex>? Written(IReadOnlyList<Statement> statements, Local array)
    {
        HashSet<PlaceIndex> places = [];
        foreach (Statement statement in statements)
        {
            switch (statement)
            {
                case Assign { Target: Element element } when ReferenceEquals(element.Array, array):
                    if (makerPlace(element.Index) is not { } place || !places.Add(place))
                    {
                        return null;
                    }

                    break;
                case If branch:
                    if (Written(branch.Then, array) is not { } then || Written(branch.Otherwise, array) is not { } otherwise || !then.SetEquals(otherwise) || places.Overlaps(then))
                    {
                        return null;
                    }

                    branched.UnionWith(then);
                    places.UnionWith(then);
                    break;
                case For or While when ArrayUse.Touches(statement, array):
                    return null;
            }
        }

        return places;
    }
}
