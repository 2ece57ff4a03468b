using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Bilinear resize: four neighbours, weighted by four products that serve all channels of a position. In integers their sum is 2^20, and the
/// result is rounded half away from zero.
/// </summary>
internal static class BilinearCode
{
    public static KernelCode Lower(KernelContext context, bool unrolled)
    {
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        Resize resize = (Resize)context.Node.Operator;
        TensorShape shape = context.Input.Type.Shape;
        bool isFloat = context.IsFloat;
        BilinearAxis rows = new(shape.Height, resize.Height, resize, isFloat);
        BilinearAxis columns = new(shape.Width, resize.Width, resize, isFloat);
        Local source = builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        Expression one = isFloat ? 1f : (Expression)(1 << BilinearAxis.FractionBits);
        int offset = context.Input.Offset;
        code.For("y", 0, resize.Height, y =>
        {
            (Local top, Local bottom, Local down) = rows.At(code, "row", y);
            Local above = code.Declare("above", top * (shape.Width * shape.Channels));
            Local below = code.Declare("below", bottom * (shape.Width * shape.Channels));
            code.For("x", 0, resize.Width, x =>
            {
                (Local left, Local right, Local across) = columns.At(code, "column", x);
                (Expression leftChannels, Expression rightChannels) = (left * shape.Channels, right * shape.Channels);
                (Local p00, Local w00) = (code.Declare("p00", above + leftChannels), code.Declare("w00", (one - down) * (one - across)));
                (Local p10, Local w10) = (code.Declare("p10", below + leftChannels), code.Declare("w10", down * (one - across)));
                (Local p01, Local w01) = (code.Declare("p01", above + rightChannels), code.Declare("w01", (one - down) * across));
                (Local p11, Local w11) = (code.Declare("p11", below + rightChannels), code.Declare("w11", down * across));
                Local o = code.Declare("o", (((y * resize.Width) + x) * shape.Channels) + context.Output.Offset);
                ElementLoop.Values(code, shape.Channels, unrolled, c =>
                {
                    Expression i = c + offset;
                    Expression sum = (source[p00 + i] * w00) + (source[p10 + i] * w10) + (source[p01 + i] * w01) + (source[p11 + i] * w11);
                    code.Assign(target[o + c], isFloat ? sum : Requantize.Rounded(code.Scratch("t", sum), 2 * BilinearAxis.FractionBits).As(CodeType.Int8));
                });
            });
        });
        return builder.Build();
    }
}
