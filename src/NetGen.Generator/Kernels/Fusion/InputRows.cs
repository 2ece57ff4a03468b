using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>The rows of a kernel's input as something that is made row by row: joined with it, a value is loaded once for all windows that it lies in.</summary>
internal static class InputRows
{
    /// <param name="context">The kernel's node, its input where it lies.</param>
    /// <param name="window">The rows.</param>
    /// <param name="rows">The array that stands for them.</param>
    public static KernelCode Of(KernelContext context, WindowRows window, StaticField rows)
    {
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        Local source = builder.Arena(context.Input);
        Local target = code.Array("rows", rows);
        code.For("y", 0, window.Rows, y =>
        {
            Local p = code.Declare("p", (y * window.Length) + builder.Start(context.Input));
            for (int c = 0; c < window.Length; c++)
            {
                code.Assign(target[(y * window.Length) + c], source[p + c]);
            }
        });
        return builder.Build();
    }
}
