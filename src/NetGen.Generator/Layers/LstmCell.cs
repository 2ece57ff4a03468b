using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// The elementwise half of an <see cref="Lstm"/>: sums of the input and of the state, one gate's units after the other (i, f, g, o; f, g, o where gates are
/// coupled), and the cell before; gives the cell and o tanh(cell).
/// </summary>
public sealed record LstmCell(bool Peepholes, bool Coupled, float Clip) : Operator
{
    public int Gates => Coupled ? 3 : 4;

    /// <summary>Which of the peepholes a gate has: i, f, o in this order.</summary>
    public int PeepholeOf(int gate) => gate == Gates - 1 ? Gates - 2 : gate;

    public override string Describe() => "gates and cell";

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => new[] { inputs[2], inputs[2] };

    public override IReadOnlyList<ParameterSpec> Parameters(IReadOnlyList<TensorShape> inputs) =>
        Peepholes ? [new ParameterSpec("peephole", new TensorShape((Gates - 1) * inputs[2].Channels), -1)] : [];
}
