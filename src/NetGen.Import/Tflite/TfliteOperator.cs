using NetGen.Import.Buffers;

namespace NetGen.Import.Tflite;

/// <summary>An operator as the file describes it.</summary>
internal sealed record TfliteOperator(int Index, int Code, string CustomCode, int[] Inputs, int[] Outputs, int OptionsType, FlatTable Options)
{
    public string Name => Code == OperatorNames.Custom ? $"CUSTOM '{CustomCode}'" : OperatorNames.Of(Code);

    /// <summary>"operator 3 (CONV_2D)".</summary>
    public string Describe() => $"operator {Index} ({Name})";
}
