namespace NetGen.Generator.Kernels;

/// <summary>The decisions of <see cref="Conv2DNeighbourRows"/>: how many positions share the load of a weight, along which axis, and the blocks of inputs.</summary>
/// <param name="Shape">The convolution; a pointwise one as a column of positions.</param>
/// <param name="AlongRows">Whether neighbours lie below one another.</param>
/// <param name="Count">Positions that share the load of a weight.</param>
/// <param name="InputBlocks">The inputs of an output in blocks that fit into locals for all of these positions.</param>
internal sealed record NeighbourPlan(ConvolutionShape Shape, bool AlongRows, int Count, IReadOnlyList<(int First, int Count)> InputBlocks)
{
    /// <summary>Groups of a convolution have a loop each.</summary>
    private const int MostGroups = 4;

    private const int MostNeighbours = 16;

    private const int MostBlocks = 24;

    /// <summary>Locals beside inputs and weights: arrays, tables, counters, places, the sum.</summary>
    private const int OtherLocals = 16;

    /// <summary>IL instructions: an input into its local, a guarded one, a weight into its local, a product and its sum, an output, a sum that waits, a pass of the loop.</summary>
    private const int PerInput = 6;

    private const int PerGuardedInput = 9;

    private const int PerWeight = 4;

    private const int PerMac = 4;

    private const int PerOutput = 16;

    private const int PerWait = 10;

    private const int PerRow = 16;

    /// <summary>Bytes of IL: a product and its sum, a weight, an input, a guarded one, an output.</summary>
    private const int BytesPerMac = 6;

    private const int BytesPerWeight = 6;

    private const int BytesPerInput = 13;

    private const int BytesPerGuardedInput = 22;

    private const int BytesPerOutput = 40;

    /// <summary>Bytes of IL of the layer: the last percent of time is not worth as much code again.</summary>
    private const int MostBytes = 14_000;

    /// <summary>The input rows that some neighbour sees, as one window.</summary>
    public WindowAxis Rows { get; } = AlongRows ? Shape.Rows.Joined(Count) : Shape.Rows;

    public WindowAxis Columns { get; } = AlongRows ? Shape.Columns : Shape.Columns.Joined(Count);

    private int Length => AlongRows ? Shape.Geometry.OutHeight : Shape.Geometry.OutWidth;

    /// <summary>How often neighbours follow one another along their axis.</summary>
    public int Steps => (Length + Count - 1) / Count;

    /// <summary>From an output to that of the next neighbour.</summary>
    public int OutputStep => AlongRows ? Shape.Geometry.OutWidth * Shape.OutChannels : Shape.OutChannels;

    /// <summary>Null where the form is not to be had.</summary>
    public static NeighbourPlan? Of(KernelContext context) => context.Once(() => Find(ConvolutionShape.Of(context).Flat));

    /// <summary>For each tap of the kernel along the axis and each neighbour the tap of the joined window.</summary>
    private int[] JoinedTaps { get; } = AlongRows ? Shape.Rows.JoinedTaps(Count) : Shape.Columns.JoinedTaps(Count);

    /// <summary>What neighbour j has as an input, as a number of the joined window's values: row by row, channels last.</summary>
    public int Place(int input, int j)
    {
        int tap = input / Shape.GroupIn;
        (int row, int column) = (tap / Shape.Window.KernelWidth, tap % Shape.Window.KernelWidth);
        (row, column) = AlongRows ? (JoinedTaps[(row * Count) + j], column) : (row, JoinedTaps[(column * Count) + j]);
        return (((row * Columns.Taps) + column) * Shape.GroupIn) + (input % Shape.GroupIn);
    }

    /// <summary>The places that the neighbours see of a block of inputs.</summary>
    public List<int> Places((int First, int Count) block)
    {
        List<int> places = [];
        bool[] seen = new bool[Rows.Taps * Columns.Taps * Shape.GroupIn];
        for (int input = block.First; input < block.First + block.Count; input++)
        {
            for (int j = 0; j < Count; j++)
            {
                int place = Place(input, j);
                if (!seen[place])
                {
                    seen[place] = true;
                    places.Add(place);
                }
            }
        }

        return places;
    }

    private static NeighbourPlan? Find(ConvolutionShape shape)
    {
        if (shape.Groups > MostGroups || shape.GroupOut == 1)
        {
            return null;
        }

        return new[] { false, true }.SelectMany(alongRows => Counts(alongRows ? shape.Geometry.OutHeight : shape.Geometry.OutWidth).Select(count => FewestBlocks(shape, alongRows, count)))
            .OfType<NeighbourPlan>().OrderBy(plan => plan.Instructions()).FirstOrDefault();
    }

    /// <summary>Numbers of neighbours that are worth a look: where the last ones overlap those before, fewer would do in as many steps.</summary>
    private static IEnumerable<int> Counts(int length) => Enumerable.Range(2, Math.Max(0, Math.Min(length, MostNeighbours) - 1)).Where(count => (length + count - 1) / count < (length + count - 2) / (count - 1));

    private static NeighbourPlan? FewestBlocks(ConvolutionShape shape, bool alongRows, int count)
    {
        NeighbourPlan plan = new(shape, alongRows, count, []);
        int most = KernelLimits.MethodLocals - OtherLocals - plan.Guards;
        int fewest = Math.Max(1, 2 * shape.Inputs / most);
        for (int blocks = fewest; blocks <= Math.Min(MostBlocks, shape.Inputs); blocks++)
        {
            (int First, int Count)[] inputs = [.. Kernels.InputBlocks.Of(shape.Inputs, (shape.Inputs + blocks - 1) / blocks)];
            if (inputs.All(block => plan.Places(block).Count + block.Count + blocks <= most))
            {
                plan = plan with { InputBlocks = inputs };
                return plan.Bytes() <= MostBytes ? plan : null;
            }
        }

        return null;
    }

    /// <summary>Tests of borders that wait in locals, at most.</summary>
    private int Guards => WindowTaps.MostLocals(Guarded(Rows), Guarded(Columns));

    private bool IsGuarded => Guarded(Rows) + Guarded(Columns) > 0;

    /// <summary>Taps that are tested: at the only position of an axis, all is known.</summary>
    private static int Guarded(WindowAxis axis) => axis.Positions == 1 ? 0 : Enumerable.Range(0, axis.Taps).Count(axis.IsGuarded);

    /// <summary>IL instructions of the layer, about.</summary>
    private long Instructions()
    {
        long inputs = InputBlocks.Sum(block => Places(block).Count);
        long row = (Shape.Inputs * PerWeight) + (Count * ((Shape.Inputs * PerMac) + PerOutput + ((InputBlocks.Count - 1) * PerWait))) + (InputBlocks.Count * PerRow);
        long steps = Steps * (Shape.Positions / Length);
        return steps * Shape.Groups * ((inputs * (IsGuarded ? PerGuardedInput : PerInput)) + (row * Shape.GroupOut));
    }

    private long Bytes() => Shape.Groups * InputBlocks.Sum(block =>
        ((long)Places(block).Count * (IsGuarded ? BytesPerGuardedInput : BytesPerInput)) + (block.Count * BytesPerWeight) + (Count * ((block.Count * BytesPerMac) + BytesPerOutput)));
}
