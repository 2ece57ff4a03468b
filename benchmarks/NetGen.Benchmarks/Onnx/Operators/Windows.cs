using NetGen.Benchmarks.Onnx.Format;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Benchmarks.Onnx.Operators;

/// <summary>A window's attributes: ONNX's pads are top, left, bottom, right, as ours.</summary>
internal static class Windows
{
    public static IEnumerable<AttributeProto> Of(Window window, TensorShape input)
    {
        WindowGeometry geometry = window.Resolve(input.Height, input.Width).Geometry;
        return
        [
            Attributes.Of("kernel_shape", [window.KernelHeight, window.KernelWidth]),
            Attributes.Of("strides", [window.StrideHeight, window.StrideWidth]),
            Attributes.Of("pads", [geometry.Top, geometry.Left, geometry.Bottom, geometry.Right]),
        ];
    }

    public static AttributeProto Dilations(Window window) => Attributes.Of("dilations", [window.DilationHeight, window.DilationWidth]);
}
