using NetGen.Generator.Code;

namespace NetGen.Generator.Emit.Vectors;

/// <summary>The C# of every method over vectors, and which of them it calls. A new method gets a line in both tables.</summary>
internal static class VectorTexts
{
    public static string Of(VectorMethod method) => method.Kind switch
    {
        VectorKind.FilledBytes => StageText.Filled(method.Name, "byte"),
        VectorKind.FilledIntegers => StageText.Filled(method.Name, "int"),
        VectorKind.FilledValues => StageText.Filled(method.Name, "sbyte"),
        VectorKind.Places => StageText.Places,
        VectorKind.Stage => StageText.Bytes,
        VectorKind.StageFloats => StageText.Floats,
        VectorKind.Pairs => PairsText.Pairs,
        VectorKind.Convolve => ConvolveText.Many,
        VectorKind.Multiply => ConvolveText.Few,
        VectorKind.ConvolveFloats => ConvolveFloatsText.Many,
        VectorKind.MultiplyFloats => ConvolveFloatsText.Few,
        VectorKind.Depthwise => DepthwiseText.Integers(method),
        VectorKind.DepthwiseFloats => DepthwiseText.Floats(method),
        VectorKind.SumWindow => WindowText.Sum,
        VectorKind.SumWindowFloats => WindowText.SumFloats,
        VectorKind.MaxWindow => WindowText.Max,
        VectorKind.MaxWindowFloats => WindowText.MaxFloats,
        VectorKind.Add => AddText.Integers,
        VectorKind.AddOnGrid => AddOnGridText.Text,
        VectorKind.AddFloats => AddText.Floats,
        VectorKind.Dot => DotText.Text,
        VectorKind.Put => PutText.Text,
        VectorKind.Real => RealText.Text,
        _ => throw new NotSupportedException(method.Kind.ToString()),
    };

    public static VectorKind[] Needs(VectorKind kind) => kind switch
    {
        VectorKind.Convolve or VectorKind.Multiply => [VectorKind.Dot, VectorKind.Put],
        VectorKind.Depthwise => [VectorKind.Put],
        VectorKind.ConvolveFloats or VectorKind.MultiplyFloats or VectorKind.DepthwiseFloats or VectorKind.AddFloats => [VectorKind.Real],
        _ => [],
    };
}
