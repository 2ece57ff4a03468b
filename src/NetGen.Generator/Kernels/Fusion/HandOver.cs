using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>The elements of an array that one kernel writes at a position and another one reads there, each with the variable that takes its place.</summary>
internal sealed class HandOver : Hands
{
    private readonly Dictionary<PlaceIndex, Local> locals = [];
    private readonly HashSet<PlaceIndex> branched;
    private readonly Func<Expression, PlaceIndex?> makerPlace;
    private readonly Func<Expression, PlaceIndex?> readerPlace;

    private HandOver(Func<Expression, PlaceIndex?> makerPlace, Func<Expression, PlaceIndex?> readerPlace, HashSet<PlaceIndex> branched)
    {
        this.makerPlace = makerPlace;
        this.readerPlace = readerPlace;
        this.branched = branched;
    }

    /// <summary>The variables that several branches set: they are declared before.</summary>
    public IEnumerable<Statement> Declared => branched.Where(locals.ContainsKey).Select(place => new Declare(locals[place], null));

    /// <returns>Null where the second kernel reads what the first one does not write at the same position, or one of them does more than that with the array.</returns>
    public static HandOver? Of(PositionLoops maker, PositionLoops reader, IReadOnlyList<Statement> makerMethod, IReadOnlyList<Statement> readerMethod)
    {
        Func<Expression, PlaceIndex?> makerPlace = maker.Places(makerMethod);
        if (ArrayUse.Handed(maker, reader) is not { } loads || WrittenPlaces.Of(maker.Body, maker.Array, makerPlace) is not { } written)
        {
            return null;
        }

        HandOver hands = new(makerPlace, reader.Places(readerMethod), written.Branched);
        using IEnumerator<string> names = FreeNames.Of(makerMethod, readerMethod).GetEnumerator();
        WidenedLoads widened = WidenedLoads.Of(reader.Body, reader.Array);
        foreach (IGrouping<PlaceIndex?, Element> same in loads.GroupBy(load => hands.readerPlace(load.Index)))
        {
            if (same.Key is null || !written.All.Contains(same.Key))
            {
                return null;
            }

            hands.locals.Add(same.Key, new Local(FreeNames.Next(names), widened.TypeOf(same)));
        }

        return hands;
    }

    public override Local? Made(Element element) => locals.TryGetValue(makerPlace(element.Index)!, out Local? local) ? local : null;

    public override bool IsDeclaredBefore(Local local) => branched.Any(place => locals.TryGetValue(place, out Local? other) && ReferenceEquals(other, local));

    public override Local Read(Element element) => locals[readerPlace(element.Index)!];

    public override bool Contains(Local local) => locals.ContainsValue(local);
}
