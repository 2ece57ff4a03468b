using NetGen.Import.Tflite;

namespace NetGen.Import.Operators;

/// <summary>The operators that can be imported. A new one gets a line here and a file of its own.</summary>
internal static class OperatorTable
{
    /// <summary>Name, number of its options in the schema's union BuiltinOptions (0: it has none), import.</summary>
    private static readonly (string Name, int Options, Action<OperatorContext> Import)[] Rows =
    [
        ("ADD", 11, Elementwise.Add),
        ("ARG_MAX", 40, ArgMax.Import),
        ("AVERAGE_POOL_2D", 5, Pooling.Average),
        ("CONCATENATION", 10, Concatenation.Import),
        ("CONV_2D", 1, Convolution.Import),
        ("DEPTHWISE_CONV_2D", 2, DepthwiseConvolution.Import),
        ("EXPAND_DIMS", 52, Reshaping.Import),
        ("FULLY_CONNECTED", 8, FullyConnected.Import),
        ("GELU", 116, Activations.Gelu),
        ("HARD_SWISH", 91, Activations.HardSwish),
        ("LEAKY_RELU", 75, Activations.LeakyRelu),
        ("LOGISTIC", 0, Activations.Logistic),
        ("MAX_POOL_2D", 5, Pooling.Max),
        ("MEAN", 27, Mean.Import),
        ("MUL", 21, Elementwise.Multiply),
        ("PAD", 22, Padding.Import),
        ("PADV2", 43, Padding.Import),
        ("PRELU", 0, Activations.PRelu),
        ("RELU", 0, Activations.Relu),
        ("RELU6", 0, Activations.Relu6),
        ("RESHAPE", 17, Reshaping.Import),
        ("RESIZE_BILINEAR", 15, Resizing.Bilinear),
        ("RESIZE_NEAREST_NEIGHBOR", 74, Resizing.Nearest),
        ("SLICE", 48, Slicing.Slice),
        ("SOFTMAX", 9, Softmax.Import),
        ("SPLIT", 35, Splitting.Import),
        ("SQUEEZE", 30, Reshaping.Import),
        ("STRIDED_SLICE", 32, Slicing.StridedSlice),
        ("TANH", 0, Activations.Tanh),
        ("TRANSPOSE", 26, Transposition.Import),
        ("TRANSPOSE_CONV", 49, TransposedConvolution.Import),
        ("UNIDIRECTIONAL_SEQUENCE_LSTM", 71, SequenceLstm.Import),
    ];

    public static IEnumerable<string> Names => Rows.Select(row => row.Name);

    public static void Import(OperatorContext context)
    {
        TfliteOperator op = context.Operator;
        int index = op.Code == OperatorNames.Custom ? -1 : Array.FindIndex(Rows, row => row.Name == op.Name);
        if (index < 0)
        {
            throw context.Fail($"this operator is not supported{Advice(op)}; NetGen imports {string.Join(", ", Names)}");
        }

        if (op.OptionsType != 0 && Rows[index].Options != 0 && op.OptionsType != Rows[index].Options)
        {
            throw context.Fail($"its options are of kind {op.OptionsType}; those of this operator are of kind {Rows[index].Options}");
        }

        Rows[index].Import(context);
    }

    private static string Advice(TfliteOperator op) => op.Name switch
    {
        "QUANTIZE" or "DEQUANTIZE" => " (convert the model with inference_input_type and inference_output_type tf.int8, and all weights int8)",
        "WHILE" => " (it is a recurrent layer in a loop; convert the model so that it becomes UNIDIRECTIONAL_SEQUENCE_LSTM)",
        _ => "",
    };
}
