using NetGen.Generator.Model;

namespace NetGen.Generator.Graph;

/// <summary>
/// Some rows of a <see cref="StreamWindow"/>, where they lie: <paramref name="Count"/> times <paramref name="Each"/> from row <paramref name="First"/> on. Its inputs
/// are the window and its newest row, so that it comes behind what makes that.
/// </summary>
/// <param name="Each">First size of the newest row: 1 for a row of a sequence.</param>
public sealed record NewestRows(int First, int Count, int Each) : Operator
{
    public override bool KeepsQuantization => true;

    public override bool IsView => true;

    public override string Describe() => $"rows {First} to {First + Count - 1} of the window";

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => inputs[0].WithRows(Count * Each);

    public override long ViewStart(TensorShape input) => First * Each * (input.Count / input[0]);
}
