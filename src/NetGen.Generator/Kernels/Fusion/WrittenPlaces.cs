using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>The places of an array that code writes, once each on every way through it.</summary>
internal sealed class WrittenPlaces
{
    private readonly Local array;
    private readonly Func<Expression, PlaceIndex?> placeOf;
    private readonly HashSet<PlaceIndex> branched = [];

    private WrittenPlaces(Local array, Func<Expression, PlaceIndex?> placeOf)
    {
        this.array = array;
        this.placeOf = placeOf;
    }

    public HashSet<PlaceIndex> All { get; private set; } = [];

    /// <summary>The places that several branches write.</summary>
    public HashSet<PlaceIndex> Branched => branched;

    /// <returns>Null where some place is written twice, or in one branch alone, or in a loop, or cannot be told.</returns>
    public static WrittenPlaces? Of(IReadOnlyList<Statement> statements, Local array, Func<Expression, PlaceIndex?> placeOf)
    {
        WrittenPlaces written = new(array, placeOf);
        if (written.Find(statements) is not { } all)
        {
            return null;
        }

        written.All = all;
        return written;
    }

    private HashSet<PlaceIndex>? Find(IReadOnlyList<Statement> statements)
    {
        HashSet<PlaceIndex> places = [];
        foreach (Statement statement in statements)
        {
            switch (statement)
            {
                case Assign { Target: Element element } when ReferenceEquals(element.Array, array):
                    if (placeOf(element.Index) is not { } place || !places.Add(place))
                    {
                        return null;
                    }

                    break;
                case If branch:
                    if (Find(branch.Then) is not { } then || Find(branch.Otherwise) is not { } otherwise || !then.SetEquals(otherwise) || places.Overlaps(then))
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
