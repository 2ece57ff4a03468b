using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>The largest value under the window; padding never wins.</summary>
public sealed record MaxPool(Window Window) : Pool(Window)
{
    public static MaxPool Read(ArgumentReader arguments) =>
        new(arguments.Window(PaddingMode.Valid, strideIsKernel: true))
        {
            Activation = arguments.Activation(),
            Alpha = arguments.Alpha(),
        };

    protected override RowFill? PaddingRows => RowFill.Lowest;
}
