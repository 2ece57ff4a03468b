using NetGen.Generator.Model;
using NetGen.Import.Building;
using NetGen.Import.Tflite;

namespace NetGen.Import.Operators;

/// <summary>TRANSPOSE_CONV: inputs output shape, weights [M, R, S, C], values, bias.</summary>
internal static class TransposedConvolution
{
    public static void Import(OperatorContext context)
    {
        context.ExpectCounts(3, 4);
        Source input = context.Map(2, 4);
        TfliteTensor weights = context.Constant(1, "its weights");
        int[] kernel = Windows.KernelShape(context, weights);
        int[] output = context.Integers(0, "its output shape");
        if (output.Length != 4 || output.Any(size => size is < 1 or > 1 << 24))
        {
            throw context.Fail($"its output shape is [{string.Join(", ", output)}]; it must have 4 positive sizes");
        }

        int strideHeight = Windows.Positive(context, 2, "stride_h");
        int strideWidth = Windows.Positive(context, 1, "stride_w");
        LayerDraft draft = context.Draft("TransposedConv2D", Arg.Int("Channels", kernel[0]));
        Windows.AddKernel(draft, kernel[1], kernel[2]);
        Windows.AddPair(draft, "Stride", strideHeight, strideWidth);
        Axis rows = new(input.Shape.Height, output[1], kernel[1], strideHeight);
        Axis columns = new(input.Shape.Width, output[2], kernel[2], strideWidth);
        AddPadding(context, draft, rows, columns, Windows.Name(context, 0));
        draft.Tensors.Add(context.Weights(weights, "weight", new TensorShape(kernel), 0, 0));
        context.AddBias(draft, 3, kernel[0]);
        context.AddActivation(draft, 3);
        context.Compute(draft, [input]);
    }

    /// <summary>
    /// TensorFlow Lite places the kernels from the padding of the forward convolution, which it computes from the output's
    /// size; NetGen says how much is cut off. SAME with output = input * stride needs no numbers.
    /// </summary>
    private static void AddPadding(OperatorContext context, LayerDraft draft, Axis rows, Axis columns, string padding)
    {
        bool same = padding == "Same";
        if (same && rows.IsMultiple && columns.IsMultiple)
        {
            return;
        }

        int top = same ? rows.Cut / 2 : 0;
        int left = same ? columns.Cut / 2 : 0;
        int bottom = rows.Cut - top;
        int right = columns.Cut - left;
        int extra = Math.Max(Math.Max(-bottom, -right), 0);
        if (bottom + extra < 0 || right + extra < 0 || (same && (!rows.IsSame || !columns.IsSame)))
        {
            throw context.Fail($"its output is {rows.Output}x{columns.Output}, which its input, kernel and stride do not give with padding {padding.ToUpperInvariant()}");
        }

        if (top + left + bottom + extra + right + extra > 0)
        {
            draft.Arguments.Add(Arg.Ints("Pads", [top, left, bottom + extra, right + extra]));
        }
        else
        {
            draft.Arguments.Add(Arg.Member("Padding", "Valid"));
        }

        if (extra > 0)
        {
            draft.Arguments.Add(Arg.Int("OutputPadding", extra));
        }
    }

    private readonly record struct Axis(int Input, int Output, int Kernel, int Stride)
    {
        /// <summary>What is cut off the full result; negative: what is added to it.</summary>
        public int Cut => (int)Math.Max(Math.Min(((long)(Input - 1) * Stride) + Kernel - Output, 1 << 24), -(1 << 24));

        public bool IsMultiple => Output == (long)Input * Stride;

        /// <summary>A forward convolution with padding SAME would make the input's size of the output's.</summary>
        public bool IsSame => ((long)Output + Stride - 1) / Stride == Input;
    }
}
