namespace NetGen.Import.Tflite;

/// <summary>A tensor as the file describes it; nothing but its structure is checked.</summary>
internal sealed class TfliteTensor
{
    public int Index { get; init; }

    public string Name { get; init; } = "";

    public TfliteType Type { get; init; }

    public int[] Shape { get; init; } = [];

    /// <summary>The shape with -1 where a size is open; empty where the file has none.</summary>
    public int[] Signature { get; init; } = [];

    public TfliteQuantization? Quantization { get; init; }

    public bool IsVariable { get; init; }

    public bool IsSparse { get; init; }

    /// <summary>Where its values lie in the file; a length of 0 says that they are computed.</summary>
    public (long Start, long Length) Data { get; init; }

    public bool IsConstant => Data.Length > 0;

    /// <summary>"tensor 12 ('model/conv/Relu')".</summary>
    public string Describe() => Name.Length == 0 ? $"tensor {Index}" : $"tensor {Index} ('{Name}')";
}
