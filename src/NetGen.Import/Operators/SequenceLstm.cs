using NetGen.Generator.Model;
using NetGen.Import.Building;
using NetGen.Import.Tflite;

namespace NetGen.Import.Operators;

/// <summary>
/// UNIDIRECTIONAL_SEQUENCE_LSTM as Keras' LSTM becomes it: four gates in the order input, forget, cell, output, each with matrices and scales of its own, which
/// are laid one behind the other; no peepholes, projection or normalization inside, batch first.
/// </summary>
internal static class SequenceLstm
{
    private const int Gates = 4;
    private const int Weights = 1;
    private const int Recurrent = 5;
    private const int Peepholes = 9;
    private const int Biases = 12;
    private const int Projection = 16;
    private const int Hidden = 18;
    private const int Cell = 19;
    private const int Norms = 20;

    /// <summary>TANH among the fused activations.</summary>
    private const int Tanh = 4;

    public static void Import(OperatorContext context)
    {
        context.ExpectCounts(Norms, Norms + Gates);
        Source input = context.Map(0, 3);
        Refuse(context, Peepholes, Biases, "peepholes");
        Refuse(context, Projection, Hidden, "a projection");
        Refuse(context, Norms, Norms + Gates, "normalization of its gates");
        if (context.Options.Byte(0) != Tanh)
        {
            throw context.Fail($"its activation is number {context.Options.Byte(0)}; NetGen imports TANH");
        }

        if (context.Options.Byte(3) != 0 || context.Options.Byte(5) != 0)
        {
            throw context.Fail("time is its first axis, or its recurrent matrices are diagonal; NetGen imports batch first and full matrices");
        }

        TfliteTensor first = context.Constant(Weights, "its weights");
        int units = first.Shape.Length == 2 ? first.Shape[0] : throw context.Fail($"its weights, {first.Describe()}, are {Shapes.Text(first)}; they must be [units, inputs]");
        LayerDraft draft = context.Draft("Lstm", Arg.Int("Units", units), Arg.Flag("Sequences", true));
        if (context.Options.Single(1) is var clip and not 0)
        {
            draft.Arguments.Add(clip is > 0 and <= 1e6f ? Arg.Number("CellClip", clip) : throw context.Fail($"its cell is clipped at {Number.Text(clip)}; the clip must be positive"));
        }

        draft.Tensors.Add(Stacked(context, "weight", Weights, new TensorShape(units, input.Shape.Channels)));
        draft.Tensors.Add(Stacked(context, "recurrent_weight", Recurrent, new TensorShape(units, units)));
        draft.Tensors.Add(Bias(context, units));
        if (context.IsInt8)
        {
            AddStates(context, draft);
        }

        context.Compute(draft, [input]);
    }

    /// <summary>The matrices of all gates, one behind the other; every row has its gate's scale.</summary>
    private static DraftTensor Stacked(OperatorContext context, string role, int from, TensorShape shape)
    {
        DraftTensor[] gates = [.. Enumerable.Range(from, Gates).Select(index => Gate(index))];
        TensorShape all = shape.WithRows(Gates * shape[0]);
        Quantization? quantization = context.IsInt8
            ? new Quantization(gates.SelectMany(gate => Enumerable.Repeat(gate.Type.Quantization!.Scale, shape[0])).ToArray(), 0)
            : null;
        return new DraftTensor(role, new TensorType(gates[0].Type.Element, all, quantization), [.. gates.SelectMany(gate => gate.Bytes)]);

        DraftTensor Gate(int index)
        {
            TfliteTensor tensor = context.Constant(index, "its weights");
            if (!tensor.Shape.SequenceEqual(shape.Sizes))
            {
                throw context.Fail($"its weights, {tensor.Describe()}, are {Shapes.Text(tensor)}; all gates must have {shape}");
            }

            DraftTensor gate = context.Weights(tensor, role, shape, 0, 0);
            return gate.Type.Quantization is { PerChannel: true } ? throw context.Fail($"its weights, {tensor.Describe()}, have a scale for each row; a gate has one") : gate;
        }
    }

    private static DraftTensor Bias(OperatorContext context, int units)
    {
        LayerDraft gates = context.Draft("Dense");
        for (int gate = 0; gate < Gates; gate++)
        {
            if (!context.HasInput(Biases + gate))
            {
                throw context.Fail("a gate has no bias; NetGen imports gates with biases");
            }

            context.AddBias(gates, Biases + gate, units);
        }

        return new DraftTensor("bias", gates.Tensors[0].Type with { Shape = new TensorShape(Gates * units) }, [.. gates.Tensors.SelectMany(tensor => tensor.Bytes)]);
    }

    /// <summary>The cell has 16 bits and a power of two; the hidden state is the output of the step before, and has its scale.</summary>
    private static void AddStates(OperatorContext context, LayerDraft draft)
    {
        TfliteTensor cell = context.Input(Cell);
        if (cell.Type != TfliteType.Int16 || cell.Quantization is not { Scales: [var scale] } given || given.ZeroPoints.Any(zero => zero != 0))
        {
            throw context.Fail($"its cell, {cell.Describe()}, must be Int16 with one scale and zero point 0");
        }

        context.ExpectSameQuantization(context.Input(Hidden), context.Output());
        draft.Values.Add(new DraftValue("cell", new Quantization(scale, 0), ElementType.Int16));
    }

    private static void Refuse(OperatorContext context, int from, int to, string what)
    {
        if (Enumerable.Range(from, to - from).Any(context.HasInput))
        {
            throw context.Fail($"it has {what}; NetGen imports it without");
        }
    }
}
