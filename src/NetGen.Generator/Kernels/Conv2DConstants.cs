using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Convolution and dense layer with the weights as constants: unrolled over kernel and channels, looped over positions. The inputs under
/// the kernel are loaded into locals once for all output channels; outside the input they are the zero point.
/// </summary>
internal sealed class Conv2DConstants : Kernel
{
    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => "weights as constants, positions looped";

    public override long Unrolled(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        return (long)shape.Inputs * shape.OutChannels;
    }

    internal override LeastCode? Least(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        if (context.IsFloat || ConvolutionWeights.Of(context, shape) is not { } weights || !Formulas.Of(context).Cover(context, weights, shape.OutChannels))
        {
            return null;
        }

        ChannelOutput output = new(new KernelBuilder(context));
        int[] inputs = shape.Reached();
        LeastCode least = new();
        for (int k = 0; k < shape.OutChannels; k++)
        {
            int terms = 0;
            foreach (int i in inputs)
            {
                int weight = weights.Weight(k, i);
                if (weight != 0)
                {
                    least.Product(weight, isLong: false);
                    terms++;
                }
            }

            least.Sum(terms);
            least.Output(output.Formulas, output.Formula(k, weights.Sum(k), weights.Bias(k))!, null, false, k, shape.Positions > 1);
        }

        return least.Divided(Methods(context)!.Count).Looped(shape.Positions);
    }

    public override bool Applies(KernelContext context) => Methods(context) is { } methods && methods.Count <= KernelLimits.ClassMethods / 4;

    public override KernelCode Lower(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        KernelBuilder builder = new(context);
        IReadOnlyList<(int First, int Count)> methods = Methods(context)!;
        for (int part = 0; part < methods.Count && methods.Count > 1; part++)
        {
            (int first, int count) = methods[part];
            builder.Part("k" + part, $"Output channels {first} to {first + count - 1} of {context.Node.PlainLayer}.", () => WriteChannels(builder, shape, first / shape.GroupOut, first, count));
        }

        if (methods.Count == 1)
        {
            WriteChannels(builder, shape, 0, 0, shape.OutChannels);
        }

        return builder.Build();
    }

    /// <summary>The output channels of each method, all of one group.</summary>
    private static IReadOnlyList<(int First, int Count)>? Methods(KernelContext context) => context.Once(() => FindMethods(context));

    private static IReadOnlyList<(int First, int Count)>? FindMethods(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        (float[] floats, int[] integers) = (context.Floats("weight"), context.Integers("weight"));
        List<(int First, int Count)> methods = [];
        for (int g = 0; g < shape.Groups; g++)
        {
            if (UnrolledProducts.Methods(g * shape.GroupOut, shape.GroupOut, shape.Inputs, shape.IsPadded, Terms) is not { } more)
            {
                return null;
            }

            methods.AddRange(more);
        }

        return methods;

        int Terms(int channel) => Enumerable.Range(0, shape.Inputs).Count(i => shape.WeightIndex(channel, i) is var index && (context.IsFloat ? floats[index] != 0 : integers[index] != 0));
    }

    private static void WriteChannels(KernelBuilder builder, ConvolutionShape shape, int group, int first, int count)
    {
        KernelContext context = builder.Context;
        CodeBuilder code = builder.Code;
        UnrolledProducts products = new(builder, ProvedOutput.Of(builder, shape));
        Expression[] biases = ConvolutionConstants.BiasConstants(context, shape);
        builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        code.For("y", 0, shape.Geometry.OutHeight, y => code.For("x", 0, shape.Geometry.OutWidth, x =>
        {
            Expression?[] inputs = PositionInputs.Of(builder, shape, group, y, x, context.IsFloat ? CodeType.Float32 : CodeType.Int32);
            Expression place = (((y * shape.Geometry.OutWidth) + x) * shape.OutChannels) + builder.Start(context.Output);
            Expression o = place is IntegerConstant ? place : code.Declare("o", place);
            products.Write(inputs, (k, i) => ConvolutionConstants.Weight(context, shape.WeightIndex(k, i)), k => biases[k], k => target[o + k], first, count);
        }));
    }
}
