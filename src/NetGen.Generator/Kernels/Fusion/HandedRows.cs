using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>The rows of a window that moves down, each value in a variable.</summary>
internal sealed class HandedRows
{
    private readonly WindowRows window;
    private readonly List<Local[]> columns = [];
    private readonly Dictionary<long, Local[]> byColumn = [];
    private readonly Func<Expression, PlaceIndex?> makerPlace;
    private readonly Func<Expression, PlaceIndex?> readerPlace;

    private HandedRows(WindowRows window, Func<Expression, PlaceIndex?> makerPlace, Func<Expression, PlaceIndex?> readerPlace)
    {
        this.window = window;
        this.makerPlace = makerPlace;
        this.readerPlace = readerPlace;
    }

    public IEnumerable<Local> Locals => columns.SelectMany(column => column);

    /// <summary>What the reader finds until a row is made.</summary>
    public IEnumerable<Statement> Declared => Locals.Select(local => new Declare(local, Fill(local)));

    /// <summary>Every row becomes the one a stride below it.</summary>
    public IEnumerable<Statement> Moved =>
        columns.SelectMany(column => Enumerable.Range(0, window.Extent - window.Stride).Select(row => new Assign(column[row], column[row + window.Stride])));

    public Hands Reader => new Side(this, newest: 0);

    /// <returns>Null where the first kernel does not write row by row, or the second reads others than those of its window.</returns>
    public static HandedRows? Of(PositionLoops maker, PositionLoops reader, IReadOnlyList<Statement> makerMethod, IReadOnlyList<Statement> readerMethod, WindowRows window)
    {
        HandedRows hands = new(window, maker.Places(makerMethod), reader.Places(readerMethod));
        if (ArrayUse.Handed(maker, reader) is not { } loads || WrittenPlaces.Of(maker.Body, maker.Array, hands.makerPlace) is not { } written
            || !written.All.All(place => hands.IsIn(place, window.Length, 1)))
        {
            return null;
        }

        HashSet<long> made = [.. written.All.Select(place => place.Constant)];
        WidenedLoads widened = WidenedLoads.Of(reader.Body, reader.Array);
        using IEnumerator<string> names = FreeNames.Of(makerMethod, readerMethod).GetEnumerator();
        foreach (IGrouping<long?, Element> column in loads.GroupBy(hands.ColumnRead).OrderBy(column => column.Key))
        {
            if (column.Key is not { } place || !made.Contains(place))
            {
                return null;
            }

            CodeType type = widened.TypeOf(column);
            hands.columns.Add([.. Enumerable.Range(0, window.Extent).Select(_ => new Local(FreeNames.Next(names), type))]);
            hands.byColumn.Add(place, hands.columns[hands.columns.Count - 1]);
        }

        return hands;
    }

    /// <summary>The maker's side, at the pass that makes a row of the window.</summary>
    public Hands Maker(int row) => new Side(this, row);

    /// <summary>A row that is padding.</summary>
    public IEnumerable<Statement> Padding(int row) => columns.Select(column => new Assign(column[row], Fill(column[row])));

    private long? ColumnRead(Element load) =>
        readerPlace(load.Index) is { } place && IsIn(place, (long)window.Stride * window.Length, window.Extent) ? place.Constant % window.Length : null;

    private bool IsIn(PlaceIndex place, long step, long rows) => place.Factors[0] == step && place.Constant >= 0 && place.Constant < rows * window.Length;

    private Expression Fill(Local local) => window.Fill.As(local.Type);

    private sealed class Side(HandedRows rows, int newest) : Hands
    {
        public override Local? Made(Element element) => rows.byColumn.TryGetValue(rows.makerPlace(element.Index)!.Constant, out Local[]? column) ? column[newest] : null;

        public override Local Read(Element element)
        {
            long place = rows.readerPlace(element.Index)!.Constant;
            return rows.byColumn[place % rows.window.Length][place / rows.window.Length];
        }

        public override bool Contains(Local local) => rows.columns.Exists(column => column.Contains(local));

        public override bool IsDeclaredBefore(Local local) => true;
    }
}
