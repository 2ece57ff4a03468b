using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>The mean of the values under the window; padding counts as zeros if <paramref name="CountIncludePad"/>, else not at all.</summary>
public sealed record AveragePool(Window Window, bool CountIncludePad) : Pool(Window)
{
    public static AveragePool Read(ArgumentReader arguments) =>
        new(arguments.Window(PaddingMode.Valid, strideIsKernel: true), arguments.Flag("CountIncludePad"))
        {
            Activation = arguments.Activation(),
            Alpha = arguments.Alpha(),
        };

    protected override RowFill? PaddingRows => CountIncludePad ? RowFill.Zero : null;
}
