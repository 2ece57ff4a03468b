using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>The inputs of a convolution's output position, in the order of the weights.</summary>
internal static class PositionInputs
{
    /// <param name="builder">The kernel's builder.</param>
    /// <param name="shape">The convolution.</param>
    /// <param name="group">The group of channels.</param>
    /// <param name="y">The output row.</param>
    /// <param name="x">The output column.</param>
    /// <param name="type">The type that the sums want them in.</param>
    /// <returns>What is to be loaded, a constant, null for a float's zero; locals where the borders are written apart.</returns>
    public static Expression?[] Of(KernelBuilder builder, ConvolutionShape shape, int group, Expression y, Expression x, CodeType type)
    {
        if (shape.Inputs > InputBlocks.Most || !BordersApart.Pays(builder.Context, shape))
        {
            WindowTaps taps = new(builder, shape.Rows, shape.Columns, builder.Context.Input, y, x);
            return [.. Enumerable.Range(0, shape.Inputs).Select(i => ConvolutionConstants.Input(builder.Context, shape, taps, group, i))];
        }

        Local[] inputs = [.. Enumerable.Range(0, shape.Inputs).Select(i => builder.Code.Declare("v" + i, type))];
        BordersApart.Write(builder, shape, y, x, taps =>
        {
            for (int i = 0; i < inputs.Length; i++)
            {
                builder.Code.Assign(inputs[i], ConvolutionConstants.Input(builder.Context, shape, taps, group, i)!.As(type));
            }
        });
        return inputs;
    }
}
