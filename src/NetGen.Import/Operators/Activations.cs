using NetGen.Generator.Model;
using NetGen.Import.Building;
using NetGen.Import.Tflite;

namespace NetGen.Import.Operators;

/// <summary>Element-wise functions as operators of their own.</summary>
internal static class Activations
{
    public static void Relu(OperatorContext context) => Import(context, "Relu");

    public static void Relu6(OperatorContext context) => Import(context, "Relu6");

    public static void Logistic(OperatorContext context) => Import(context, "Sigmoid");

    public static void Tanh(OperatorContext context) => Import(context, "Tanh");

    public static void HardSwish(OperatorContext context) => Import(context, "HardSwish");

    public static void LeakyRelu(OperatorContext context) => Import(context, "LeakyRelu", Arg.Number("Alpha", context.Options.Single(0)));

    public static void Gelu(OperatorContext context)
    {
        if (context.Options.Flag(0))
        {
            throw context.Fail("it is the tanh approximation; NetGen's Gelu is the exact form (convert with approximate=False)");
        }

        Import(context, "Gelu");
    }

    /// <summary>PRELU: slopes of shape [1, 1, C].</summary>
    public static void PRelu(OperatorContext context)
    {
        context.ExpectCounts(2, 2);
        Source input = context.Value(0);
        TfliteTensor slopes = context.Constant(1, "its slopes");
        int channels = input.Shape.Channels;
        if (Shapes.Count(slopes) != channels || slopes.Shape[slopes.Shape.Length - 1] != channels)
        {
            throw context.Fail($"its slopes, {slopes.Describe()}, are {Shapes.Text(slopes)}; NetGen has one slope for each of the {channels} channels (convert with shared_axes=[1, 2])");
        }

        LayerDraft draft = context.Draft("PRelu");
        draft.Tensors.Add(Slopes(context, slopes, new TensorShape(channels)));
        context.Compute(draft, [input]);
    }

    /// <summary>Slopes are quantized as activations are: one scale and a zero point that need not be 0.</summary>
    private static DraftTensor Slopes(OperatorContext context, TfliteTensor slopes, TensorShape shape)
    {
        if (!context.IsInt8)
        {
            return context.Floats(slopes, "alpha", shape);
        }

        (Quantization? quantization, string? problem) = Quantizations.OfValue(slopes);
        if (problem is not null || slopes.Type != TfliteType.Int8)
        {
            throw context.Fail(problem ?? $"its slopes, {slopes.Describe()}, are {slopes.Type}; in an int8 network they must be Int8");
        }

        return new DraftTensor("alpha", new TensorType(ElementType.Int8, shape, quantization), context.Bytes(slopes, 1, "its slopes"));
    }

    private static void Import(OperatorContext context, string kind, params Argument[] arguments)
    {
        context.ExpectCounts(1, 1);
        context.Compute(context.Draft(kind, arguments), [context.Value(0)]);
    }
}
