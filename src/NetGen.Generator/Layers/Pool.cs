using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>Pooling with a window: H x W x C -> E x F x C.</summary>
public abstract record Pool(Window Window) : ActivatedOperator
{
    public override bool KeepsQuantization => true;

    public override string Describe() => GetType().Name + " " + Window.Describe() + (Window.Ceil ? " ceil" : "") + Activation.Suffix();

    /// <summary>Padding is no value to a pool: rows of it cannot stand in the input.</summary>
    public override RowAccess? Rows(IReadOnlyList<TensorShape> inputs)
    {
        WindowGeometry geometry = Window.Resolve(inputs[0].Height, inputs[0].Width).Geometry;
        bool isPadded = geometry.Top > 0 || ((geometry.OutHeight - 1) * Window.StrideHeight) + Window.ExtentHeight > inputs[0].Height;
        return isPadded ? null : Window.Rows(inputs[0], window => this with { Window = window });
    }

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs)
    {
        ShapeInference shape = FeatureMaps.Slide(inputs[0], Window, inputs[0].Channels);
        if (shape.Problem is not null)
        {
            return shape;
        }

        WindowGeometry geometry = Window.Resolve(inputs[0].Height, inputs[0].Width).Geometry;
        bool empty = geometry.Top >= Window.ExtentHeight || geometry.Bottom >= Window.ExtentHeight + Window.StrideHeight
            || geometry.Left >= Window.ExtentWidth || geometry.Right >= Window.ExtentWidth + Window.StrideWidth;
        return empty
            ? new ShapeProblem(FindingIds.ShapeMismatch, "Pads", "the padding is as large as the window: some windows would see nothing of the input")
            : shape;
    }

    /// <summary>Padding rows that no maximum takes, or that count as zeros, can stand in the input; where they do not count at all there is no such value.</summary>
    public override RowAccess? OverTime(IReadOnlyList<TensorShape> inputs) =>
        Rows(inputs) ?? (PaddingRows is { } fill ? Window.Rows(inputs[0], window => this with { Window = window }) with { Fill = fill } : null);

    /// <summary>What padding rows hold, so that they count as padding does; null where no value does that.</summary>
    protected abstract RowFill? PaddingRows { get; }
}
