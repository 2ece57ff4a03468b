using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Transposed convolution with the weights as constants: for every phase of the stride an ordinary convolution, unrolled over its taps and
/// channels, looped over its positions.
/// </summary>
internal sealed class TransposedConv2DConstants : Kernel
{
    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => "weights as constants, positions looped";

    public override long Unrolled(KernelContext context)
    {
        TransposedShape shape = TransposedShape.Of(context);
        return (long)shape.WeightsPerChannel * shape.OutChannels;
    }

    public override bool Applies(KernelContext context)
    {
        TransposedShape shape = TransposedShape.Of(context);
        return Pieces(shape).All(piece => piece.Channels > 0) && Pieces(shape).Count <= KernelLimits.ClassMethods / 4;
    }

    public override KernelCode Lower(KernelContext context)
    {
        TransposedShape shape = TransposedShape.Of(context);
        KernelBuilder builder = new(context);
        IReadOnlyList<Piece> pieces = Pieces(shape);
        for (int i = 0; i < pieces.Count; i++)
        {
            Piece piece = pieces[i];
            if (pieces.Count == 1)
            {
                Write(builder, shape, piece);
            }
            else
            {
                string summary = $"Output channels {piece.FirstChannel} to {piece.FirstChannel + piece.Channels - 1} of {context.Node.PlainLayer} at every"
                    + $" {shape.Window.StrideHeight}x{shape.Window.StrideWidth} position from {piece.Rows.First},{piece.Columns.First}.";
                builder.Part("e" + i, summary, () => Write(builder, shape, piece));
            }
        }

        return builder.Build();
    }

    /// <summary>What goes into each method: some channels at the positions of one phase; no channels where not even one fits.</summary>
    private static IReadOnlyList<Piece> Pieces(TransposedShape shape)
    {
        List<Piece> pieces = [];
        for (int y = 0; y < Math.Min(shape.Window.StrideHeight, shape.Geometry.OutHeight); y++)
        {
            for (int x = 0; x < Math.Min(shape.Window.StrideWidth, shape.Geometry.OutWidth); x++)
            {
                (TransposedPhase rows, TransposedPhase columns) = (shape.Rows(y), shape.Columns(x));
                int fit = UnrolledProducts.ChannelsPerMethod(rows.Axis.Taps * columns.Axis.Taps * shape.Channels, guarded: true);
                for (int first = 0; first < shape.OutChannels; first += Math.Max(1, fit))
                {
                    pieces.Add(new Piece(rows, columns, first, Math.Min(fit, shape.OutChannels - first)));
                }
            }
        }

        return pieces;
    }

    private static void Write(KernelBuilder builder, TransposedShape shape, Piece piece)
    {
        KernelContext context = builder.Context;
        CodeBuilder code = builder.Code;
        UnrolledProducts products = new(builder, OutputStage.Of(context));
        builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        int strideHeight = shape.Window.StrideHeight;
        int strideWidth = shape.Window.StrideWidth;
        (int Row, int Column, int Channel)[] inputs =
        [
            .. from row in Enumerable.Range(0, piece.Rows.Axis.Taps)
               from column in Enumerable.Range(0, piece.Columns.Axis.Taps)
               from channel in Enumerable.Range(0, shape.Channels)
               select (row, column, channel),
        ];
        code.For("y", 0, piece.Rows.Axis.Positions, y => code.For("x", 0, piece.Columns.Axis.Positions, x =>
        {
            WindowTaps taps = new(builder, piece.Rows.Axis, piece.Columns.Axis, context.Input, y, x);
            Expression row = (y * strideHeight) + piece.Rows.First;
            Expression place = (((row * shape.Geometry.OutWidth) + (x * strideWidth) + piece.Columns.First) * shape.OutChannels) + context.Output.Offset;
            Expression o = place is IntegerConstant ? place : code.Declare("o", place);
            Expression?[] values = [.. inputs.Select(input => ConvolutionConstants.Value(context, taps, input.Row, input.Column, input.Channel))];
            products.Write(values, (k, i) => ConvolutionConstants.Weight(context, Place(k, i)), k => Bias(context, k, inputs.Length, Place), k => target[o + k], piece.FirstChannel, piece.Channels);
        }));

        int Place(int channel, int input) =>
            shape.WeightIndex(channel, piece.Rows.Kernel[inputs[input].Row], piece.Columns.Kernel[inputs[input].Column], inputs[input].Channel);
    }

    /// <summary>A channel's bias, the input's zero point folded in for the taps of the phase.</summary>
    private static Expression Bias(KernelContext context, int channel, int inputs, Func<int, int, int> place)
    {
        if (context.IsFloat)
        {
            float[] floats = context.Floats("bias");
            return floats.Length == 0 ? 0f : floats[channel];
        }

        int[] given = context.Integers("bias");
        int[] weights = context.Integers("weight");
        int sum = Enumerable.Range(0, inputs).Sum(i => weights[place(channel, i)]);
        return unchecked((given.Length == 0 ? 0 : given[channel]) - (context.Input.Type.Quantization!.ZeroPoint * sum));
    }

    private sealed record Piece(TransposedPhase Rows, TransposedPhase Columns, int FirstChannel, int Channels);
}
