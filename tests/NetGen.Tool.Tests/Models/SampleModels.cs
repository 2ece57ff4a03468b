namespace NetGen.Tool.Tests.Models;

/// <summary>Small models with many operators between them.</summary>
internal static class SampleModels
{
    /// <summary>int8: convolution, depthwise separable block, pool, dense, softmax, with per-channel scales.</summary>
    public static byte[] KeywordSpotter(TfliteBuilder? writer = null)
    {
        TfliteBuilder model = writer ?? new TfliteBuilder();
        int input = model.Quantized(0.5f, 3, 1, 8, 6, 1);
        int stem = model.Quantized(0.1f, -128, 1, 4, 3, 4);
        int depthwise = model.Quantized(0.11f, -128, 1, 4, 3, 4);
        int block = model.Quantized(0.12f, -128, 1, 4, 3, 8);
        int pool = model.Quantized(0.12f, -128, 1, 1, 1, 8);
        int flat = model.Quantized(0.12f, -128, 1, 8);
        int logits = model.Quantized(0.2f, 5, 1, 3);
        int scores = model.Quantized(1f / 256, -128, 1, 3);
        model.Apply("CONV_2D", [input, model.Weights([0.01f, 0.02f, 0.03f, 0.1f / 3], 0, 4, 3, 2, 1), model.Integers([4], 1, -2, 3, 4)], [stem], 1, (0, (byte)0), (1, 2), (2, 2), (3, (byte)1));
        model.Apply("DEPTHWISE_CONV_2D", [stem, model.Weights([0.01f, 0.02f, 0.03f, 0.04f], 3, 1, 3, 3, 4), model.Integers([4], 1, 2, 3, 4)], [depthwise], 2, (0, (byte)0), (1, 1), (2, 1), (3, 1), (4, (byte)1));
        model.Apply("CONV_2D", [depthwise, model.Weights([0.01f], 0, 8, 1, 1, 4), model.Integers([8], 1, 2, 3, 4, 5, 6, 7, 8)], [block], 1, (0, (byte)0), (1, 1), (2, 1), (3, (byte)1));
        model.Apply("AVERAGE_POOL_2D", [block], [pool], 5, (0, (byte)1), (1, 3), (2, 4), (3, 3), (4, 4));
        model.Apply("RESHAPE", [pool, model.Integers([2], -1, 8)], [flat], 17);
        model.Apply("FULLY_CONNECTED", [flat, model.Weights([0.05f], 0, 3, 8), model.Integers([3], 7, 8, 9)], [logits], 8);
        model.Apply("SOFTMAX", [logits], [scores], 9, (0, 1f));
        return model.Build([input], [scores]);
    }

    /// <summary>float32: a residual block with padding, pooling, a mean, a concatenation and two outputs.</summary>
    public static byte[] Residual()
    {
        TfliteBuilder model = new();
        int input = model.Value(1, 6, 6, 2);
        int padded = model.Value(1, 8, 8, 2);
        int first = model.Value(1, 6, 6, 2);
        int sum = model.Value(1, 6, 6, 2);
        int pool = model.Value(1, 3, 3, 2);
        int mean = model.Value(1, 2);
        int joined = model.Value(1, 3, 3, 4);
        int swish = model.Value(1, 3, 3, 2);
        model.Apply("PAD", [input, model.Integers([4, 2], 0, 0, 1, 1, 1, 1, 0, 0)], [padded], 22);
        model.Apply("CONV_2D", [padded, model.Ramp(2, 3, 3, 2), model.Ramp(2)], [first], 1, (0, (byte)1), (1, 1), (2, 1), (3, (byte)3));
        model.Apply("ADD", [first, input], [sum], 11, (0, (byte)1));
        model.Apply("MAX_POOL_2D", [sum], [pool], 5, (0, (byte)1), (1, 2), (2, 2), (3, 2), (4, 2));
        model.Apply("HARD_SWISH", [pool], [swish], 91);
        model.Apply("CONCATENATION", [pool, swish], [joined], 10, (0, 3));
        model.Apply("MEAN", [pool, model.Integers([2], 1, 2)], [mean], 27, (0, false));
        return model.Build([input], [joined, mean]);
    }
}
