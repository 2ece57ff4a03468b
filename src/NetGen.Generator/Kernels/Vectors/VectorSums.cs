using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Vectors;

/// <summary>Writes the sums of a window, one for each channel.</summary>
internal static class VectorSums
{
    public static void Write(KernelBuilder builder, Expression from, Expression rows, int rowStep, Expression columns, int channels, Local sums)
    {
        StaticField source = builder.Context.Input.Field;
        if (builder.Context.IsFloat)
        {
            builder.Vector(new VectorMethod(VectorKind.SumWindowFloats), source, from, rows, rowStep, columns, channels, sums, 0);
        }
        else
        {
            builder.Vector(new VectorMethod(VectorKind.SumWindow), source, from, rows, rowStep, columns, channels, sums);
        }
    }
}
