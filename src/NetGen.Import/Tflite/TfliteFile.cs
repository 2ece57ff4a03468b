using NetGen.Import.Buffers;

namespace NetGen.Import.Tflite;

/// <summary>The main graph of a model.</summary>
internal sealed record TfliteFile(FlatFile Source, TfliteTensor[] Tensors, TfliteOperator[] Operators, int[] Inputs, int[] Outputs);
