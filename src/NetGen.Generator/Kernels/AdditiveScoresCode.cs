using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>What both forms of additive attention's int8 scores share: the sum of query and key, its tangent, what becomes of the sum of products.</summary>
internal sealed class AdditiveScoresCode
{
    private readonly KernelBuilder builder;
    private readonly WideCell cell;
    private readonly AdditiveScale scale;
    private readonly IntegerStore store;
    private readonly Local target;
    private readonly FixedPointMultiplier factor;

    /// <param name="lines">Whether tangents are written out, by larger tables, instead of called.</param>
    public AdditiveScoresCode(KernelBuilder builder, bool lines)
    {
        this.builder = builder;
        Code.Buffer query = Context.Inputs[0];
        Quantization output = Context.Output.Type.Quantization!;
        scale = AdditiveScale.Of(query.Type.Quantization!, Context.Inputs[1].Type.Quantization!, Units);
        factor = FixedPointMultiplier.From(Context.Node.Parameter("weight")!.Type.Quantization!.Scale * Math.Pow(2, scale.Narrowed - AdditiveScale.TanhBits) / output.Scale);
        cell = new WideCell(builder, lines);
        target = builder.Arena(Context.Output);
        store = new IntegerStore(builder, output.ZeroPoint, sbyte.MinValue, sbyte.MaxValue);
    }

    private KernelContext Context => builder.Context;

    public int Units => (int)Context.Inputs[0].Type.Count;

    public int Positions => Context.Inputs[1].Type.Shape.Height;

    /// <summary>The query's part of a sum, the offset with it.</summary>
    public Expression Asked(Expression unit) => (cell.Input(0, unit) * scale.Query) + scale.Offset;

    /// <summary>The tangent of a sum.</summary>
    /// <param name="asked">What <see cref="Asked"/> gives.</param>
    /// <param name="key">The index of the key's value among all keys'.</param>
    public Expression Tangent(Expression asked, Expression key)
    {
        Expression sum = asked + (cell.Input(1, key) * scale.Key);
        Local tangent = cell.Tanh("n", scale.Shift == 0 ? sum : sum.ShiftRight(scale.Shift));
        return scale.Narrowed == 0 ? tangent : (tangent + (1 << (scale.Narrowed - 1))).ShiftRight(scale.Narrowed);
    }

    /// <summary>Stores a position's score.</summary>
    public void Store(Expression position, Expression sum) => store.Scaled(target[position + builder.Start(Context.Output)], sum, factor);
}
