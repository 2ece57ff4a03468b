using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels;

/// <summary>The decisions of <see cref="DepthwiseConv2DLines"/>: along which axis outputs are spelled out, and along which a loop walks.</summary>
/// <param name="Vertical">Whether a line is a column: its outputs are one above the other.</param>
/// <param name="Blocks">Into how many blocks the outputs of a line are divided, each with a method of its own.</param>
internal sealed record LinePlan(ConvolutionShape Shape, bool Vertical, int Blocks)
{
    /// <summary>Locals beside inputs and weights: arrays, counters, limits, the bias, the sum.</summary>
    private const int OtherLocals = 16;

    private const int MostBlocks = 8;

    /// <summary>IL instructions: an input into its local, from one local to another, a product and its sum, an output, a pass of the loop.</summary>
    private const int PerInput = 6;

    private const int PerMove = 2;

    private const int PerMac = 4;

    private const int PerOutput = 16;

    private const int PerStep = 12;

    /// <summary>Bytes of IL: a product and its sum, an output, an input.</summary>
    private const int BytesPerMac = 6;

    private const int BytesPerOutput = 40;

    private const int BytesPerInput = 24;

    /// <summary>The axis of the outputs that are spelled out.</summary>
    public WindowAxis Line => Vertical ? Shape.Rows : Shape.Columns;

    /// <summary>The axis along which the loop walks.</summary>
    public WindowAxis Walk => Vertical ? Shape.Columns : Shape.Rows;

    public int Steps => Walk.Positions;

    /// <summary>Lines under the kernel that were under it a step before.</summary>
    public int Kept => Steps == 1 ? 0 : Math.Max(0, Walk.Taps - Walk.Step);

    public IEnumerable<(int First, int Count)> OutputBlocks => InputBlocks.Of(Line.Positions, (Line.Positions + Blocks - 1) / Blocks);

    /// <summary>Null where the form is not to be had.</summary>
    public static LinePlan? Of(KernelContext context) => context.Once(() => Find(ConvolutionShape.Of(context)));

    /// <summary>The places along a line that some of its outputs see, in order.</summary>
    public int[] Places(int first, int count) =>
        [.. Enumerable.Range(first, count).SelectMany(position => Line.First.Select(tap => tap + (position * Line.Step))).Where(place => place >= 0 && place < Line.Size).Distinct().OrderBy(place => place)];

    private static LinePlan? Find(ConvolutionShape shape)
    {
        if (shape.GroupIn != 1 || shape.GroupOut != 1)
        {
            return null;
        }

        return new[] { false, true }.Select(vertical => FewestBlocks(shape, vertical)).OfType<LinePlan>().OrderBy(plan => plan.Instructions()).FirstOrDefault();
    }

    private static LinePlan? FewestBlocks(ConvolutionShape shape, bool vertical)
    {
        LinePlan plan = new(shape, vertical, 1);
        Window window = shape.Window;
        int dilation = vertical ? window.DilationWidth : window.DilationHeight;

        // Lines move up whole, and the first new one must not lie above the map.
        if (plan.Steps > 1 && (dilation > 1 || plan.Walk.First[plan.Kept] < 0))
        {
            return null;
        }

        return Enumerable.Range(1, Math.Min(MostBlocks, plan.Line.Positions)).Select(blocks => plan with { Blocks = blocks }).FirstOrDefault(blocked => blocked.Fits());
    }

    private bool Fits() => OutputBlocks.All(block =>
    {
        int inputs = Places(block.First, block.Count).Length * Walk.Taps;
        return inputs + Shape.Inputs + OtherLocals <= KernelLimits.MethodLocals
            && (block.Count * ((Shape.Inputs * BytesPerMac) + BytesPerOutput)) + (inputs * BytesPerInput) <= KernelLimits.MethodBytes;
    });

    /// <summary>IL instructions of a channel, about.</summary>
    private long Instructions()
    {
        long perStep = PerStep * Blocks;
        foreach ((int first, int count) in OutputBlocks)
        {
            int places = Places(first, count).Length;
            int seen = Enumerable.Range(first, count).Sum(position => Line.First.Count(tap => tap + (position * Line.Step) >= 0 && tap + (position * Line.Step) < Line.Size));
            perStep += (places * (((Walk.Taps - Kept) * PerInput) + (Kept * PerMove))) + (seen * Walk.Taps * PerMac) + (count * PerOutput);
        }

        return perStep * Steps;
    }
}
