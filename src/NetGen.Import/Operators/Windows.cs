using NetGen.Import.Building;

namespace NetGen.Import.Operators;

/// <summary>Arguments of window layers in their shortest form.</summary>
internal static class Windows
{
    public static void AddKernel(LayerDraft draft, int height, int width)
    {
        if (height == width)
        {
            draft.Arguments.Add(Arg.Int("Kernel", height));
            return;
        }

        draft.Arguments.Add(Arg.Int("KernelHeight", height));
        draft.Arguments.Add(Arg.Int("KernelWidth", width));
    }

    /// <summary>A step or distance: nothing if it is the default, one number if both axes share it.</summary>
    public static void AddPair(LayerDraft draft, string name, int height, int width, int defaultHeight = 1, int defaultWidth = 1)
    {
        if (height == defaultHeight && width == defaultWidth)
        {
            return;
        }

        if (height == width)
        {
            draft.Arguments.Add(Arg.Int(name, height));
            return;
        }

        draft.Arguments.Add(Arg.Int(name + "Height", height));
        draft.Arguments.Add(Arg.Int(name + "Width", width));
    }

    /// <summary>TensorFlow's SAME or VALID, left out where it is the attribute's default.</summary>
    public static void AddPadding(OperatorContext context, LayerDraft draft, int field, string fallback)
    {
        string padding = Name(context, field);
        if (padding != fallback)
        {
            draft.Arguments.Add(Arg.Member("Padding", padding));
        }
    }

    public static string Name(OperatorContext context, int field) => context.Options.Byte(field) switch
    {
        0 => "Same",
        1 => "Valid",
        var code => throw context.Fail($"its padding is number {code}; it must be SAME or VALID"),
    };

    public static int Positive(OperatorContext context, int field, string what, int fallback = 0)
    {
        int value = context.Options.Int(field, fallback);
        return value >= 1 ? value : throw context.Fail($"its {what} is {value}; it must be at least 1");
    }

    /// <summary>The four sizes of a kernel.</summary>
    public static int[] KernelShape(OperatorContext context, Tflite.TfliteTensor tensor) => tensor.Shape.Length == 4
        ? tensor.Shape
        : throw context.Fail($"its weights, {tensor.Describe()}, are {Shapes.Text(tensor)}; they must have 4 axes");
}
