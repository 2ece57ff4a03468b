using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>The peepholes of an Lstm in integers: 8-bit weights of one scale times the cell's 16 bits, rescaled to the 12 bits behind the point that sums of gates have.</summary>
internal sealed class LstmPeepholes
{
    /// <summary>Products have 22 bits; a factor up to 2^8 leaves them within 32.</summary>
    private const int MostShift = 8;

    private readonly KernelBuilder builder;
    private readonly int[] weights;
    private readonly int units;
    private readonly Local? array;
    private readonly FixedPointMultiplier factor;

    /// <param name="units">Units of the layer.</param>
    /// <param name="cellScale">The cell's scale.</param>
    /// <param name="unrolled">Whether units are written out, so that weights are constants.</param>
    public LstmPeepholes(KernelBuilder builder, int units, double cellScale, bool unrolled)
    {
        this.builder = builder;
        this.units = units;
        weights = builder.Context.Integers("peephole");
        factor = FixedPointMultiplier.From(builder.Context.Node.Parameter("peephole")!.Type.Quantization!.Scale * cellScale * (1 << 12));
        array = unrolled && units <= ElementLoop.StraightLine ? null : builder.Constants("p", CodeType.Int8, weights);
    }

    /// <summary>What a gate has of the cell that it sees.</summary>
    /// <param name="row">Which of the peepholes it has.</param>
    public Expression Weigh(WideCell cell, int row, Expression i, Expression seen)
    {
        Expression weight = array is null ? weights[(row * units) + (int)((IntegerConstant)i).Value] : array[i + (row * units)];
        Expression product = weight * seen;
        if (factor.Shift > MostShift)
        {
            // What is limited here is beyond 16 bits once it is rescaled.
            int most = (1 << 30) >> factor.Shift;
            Local p = builder.Code.Scratch("p", product);
            builder.Code.Assign(p, IntegerStore.Clamp(p, -most, most));
            product = p;
        }

        return cell.Scaled("seen", product, factor);
    }
}
