using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels.Vectors;

/// <summary>Max pooling over vectors of channels.</summary>
internal sealed class MaxPoolVector : Kernel
{
    public override CodeForm Form => CodeForm.Vector;

    public override string Describe(KernelContext context) => "vectors of channels";

    public override bool Applies(KernelContext context) =>
        context.Profile == CodeProfile.DotNet && !HasDilation(context) && (!context.IsFloat || ((MaxPool)context.Node.Operator).Activation == ActivationKind.None);

    public override KernelCode Lower(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        code.For("y", 0, shape.Geometry.OutHeight, y => code.For("x", 0, shape.Geometry.OutWidth, x =>
        {
            WindowSpan span = WindowSpan.Of(builder, shape, y, x);
            Expression place = (((y * shape.Geometry.OutWidth) + x) * shape.Channels) + context.Output.Offset;
            if (context.IsFloat)
            {
                builder.Vector(new VectorMethod(VectorKind.MaxWindowFloats), context.Input.Field, span.From, span.Rows, shape.Width * shape.Channels, span.Columns, shape.Channels, context.Output.Field, place);
                return;
            }

            (int low, int high) = Requantize.Clamp(context.Output.Type.Quantization!, ((MaxPool)context.Node.Operator).Activation);
            builder.Vector(new VectorMethod(VectorKind.MaxWindow), context.Input.Field, span.From, span.Rows, shape.Width * shape.Channels, span.Columns, shape.Channels, low, high, context.Output.Field, place);
        }));
        return builder.Build();
    }

    private static bool HasDilation(KernelContext context)
    {
        Window window = ConvolutionShape.Of(context).Window;
        return window.DilationHeight != 1 || window.DilationWidth != 1;
    }
}
