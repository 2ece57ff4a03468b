using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>A window that moves over height and width: kernel, stride, dilation and padding.</summary>
public readonly record struct Window(int KernelHeight, int KernelWidth)
{
    public int StrideHeight { get; init; } = 1;

    public int StrideWidth { get; init; } = 1;

    public int DilationHeight { get; init; } = 1;

    public int DilationWidth { get; init; } = 1;

    public PaddingMode Padding { get; init; }

    /// <summary>Top, left, bottom, right; read in mode Explicit only.</summary>
    public EquatableArray<int> Pads { get; init; }

    /// <summary>Rounds the output size up instead of down (pooling).</summary>
    public bool Ceil { get; init; }

    /// <summary>Rows from the first to the last kernel value: dilation * (kernel - 1) + 1.</summary>
    public int ExtentHeight => (DilationHeight * (KernelHeight - 1)) + 1;

    public int ExtentWidth => (DilationWidth * (KernelWidth - 1)) + 1;

    public bool IsPointwise => KernelHeight == 1 && KernelWidth == 1;

    /// <summary>The geometry over an input of the given size, or why there is none.</summary>
    public (WindowGeometry Geometry, ShapeProblem? Problem) Resolve(int height, int width)
    {
        (int rows, int top, int bottom) = ResolveAxis(height, ExtentHeight, StrideHeight, 0, 2);
        (int columns, int left, int right) = ResolveAxis(width, ExtentWidth, StrideWidth, 1, 3);
        WindowGeometry geometry = new(rows, columns, top, left, bottom, right);
        if (rows >= 1 && columns >= 1)
        {
            return (geometry, null);
        }

        string message = $"a window of {ExtentHeight}x{ExtentWidth} does not fit into {height}x{width} with padding {Padding}" +
            $" (rows {top}+{bottom}, columns {left}+{right}); make the kernel smaller or pad more";
        return (geometry, new ShapeProblem(FindingIds.ShapeMismatch, null, message));
    }

    /// <summary>How an operator with this window runs row by row.</summary>
    /// <param name="oneRow">The operator with another window.</param>
    public RowAccess Rows(TensorShape input, Func<Window, Operator> oneRow)
    {
        WindowGeometry geometry = Resolve(input.Height, input.Width).Geometry;
        EquatableArray<int> pads = new([0, geometry.Left, 0, ((geometry.OutWidth - 1) * StrideWidth) + ExtentWidth - input.Width - geometry.Left]);
        Window row = this with { Padding = PaddingMode.Explicit, Pads = pads, Ceil = false };
        return new RowAccess(ExtentHeight, StrideHeight, geometry.Top, oneRow(row));
    }

    /// <summary>"3x3 /2 dilation 2".</summary>
    public string Describe()
    {
        string text = $"{KernelHeight}x{KernelWidth}";
        if (StrideHeight != 1 || StrideWidth != 1)
        {
            text += StrideHeight == StrideWidth ? $" /{StrideHeight}" : $" /{StrideHeight}x{StrideWidth}";
        }

        if (DilationHeight != 1 || DilationWidth != 1)
        {
            text += DilationHeight == DilationWidth ? $" dilation {DilationHeight}" : $" dilation {DilationHeight}x{DilationWidth}";
        }

        return text;
    }

    private (int Size, int Before, int After) ResolveAxis(int size, int extent, int stride, int before, int after)
    {
        switch (Padding)
        {
            case PaddingMode.Same:
                int outputs = (size + stride - 1) / stride;
                int total = Math.Max(((outputs - 1) * stride) + extent - size, 0);
                return (outputs, total / 2, total - (total / 2));
            case PaddingMode.Causal when before == 0:
                return (Steps(size, extent, stride, extent - 1, 0), extent - 1, 0);
            case PaddingMode.Causal:
                goto case PaddingMode.Same;
            case PaddingMode.Symmetric:
                int half = (extent - 1) / 2;
                return (Steps(size, extent, stride, half, half), half, half);
            case PaddingMode.Explicit:
                return (Steps(size, extent, stride, Pads[before], Pads[after]), Pads[before], Pads[after]);
            default:
                return (Steps(size, extent, stride, 0, 0), 0, 0);
        }
    }

    private int Steps(int size, int extent, int stride, int before, int after)
    {
        int room = size + before + after - extent;
        if (room < 0)
        {
            return 0;
        }

        int steps = ((Ceil ? room + stride - 1 : room) / stride) + 1;

        // A window that starts in the padding behind the input is dropped (Caffe, PyTorch).
        return Ceil && (steps - 1) * stride >= size + before ? steps - 1 : steps;
    }
}
