using NetGen.Generator.Model;
using NetGen.Import.Building;
using NetGen.Import.Tflite;

namespace NetGen.Import.Operators;

/// <summary>
/// FULLY_CONNECTED: weights [units, inputs], applied to each row of that many values. One row is Dense, which flattens its
/// input by itself; several rows are a pointwise convolution.
/// </summary>
internal static class FullyConnected
{
    public static void Import(OperatorContext context)
    {
        context.ExpectCounts(2, 3);
        Source input = context.Value(0);
        TfliteTensor weights = context.Constant(1, "its weights");
        if (weights.Shape.Length != 2 || input.Shape.Count % weights.Shape[1] != 0)
        {
            throw context.Fail($"its weights, {weights.Describe()}, are {Shapes.Text(weights)}; for its input of {input.Shape.Count} values they must be [units, inputs]");
        }

        if (context.Options.Byte(1) != 0)
        {
            throw context.Fail("its weights are stored shuffled; NetGen imports the default format");
        }

        int units = weights.Shape[0];
        bool rows = input.Shape.Count != weights.Shape[1];
        LayerDraft draft = rows ? Rows(context, input, weights) : context.Draft("Dense", Arg.Int("Units", units));
        int[] shape = rows ? [units, 1, 1, weights.Shape[1]] : weights.Shape;
        draft.Tensors.Add(context.Weights(weights, "weight", new TensorShape(shape), 0, 0));
        context.AddBias(draft, 2, units);
        context.AddActivation(draft, 0);
        context.Compute(draft, [input], squeeze: !rows);
    }

    private static LayerDraft Rows(OperatorContext context, Source input, TfliteTensor weights)
    {
        // Without a bias TensorFlow Lite rounds the product of the scales to a float; a convolution does not.
        if (input.Shape.Rank is not (2 or 3) || input.Shape.Channels != weights.Shape[1] || (context.IsInt8 && !context.HasInput(2)))
        {
            throw context.Fail($"it has {input.Shape.Count / weights.Shape[1]} rows, input {Shapes.Text(context.Input(0))}; NetGen imports one row, or rows of 2 or 3 axes with a bias");
        }

        return context.Draft("PointwiseConv2D", Arg.Int("Channels", weights.Shape[0]));
    }
}
