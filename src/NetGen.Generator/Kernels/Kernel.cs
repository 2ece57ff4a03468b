using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>A way to write an operator's code. One file for each operator and form.</summary>
public abstract class Kernel
{
    public abstract CodeForm Form { get; }

    /// <summary>A line for the header table: "loops", "unrolled, 12 channels".</summary>
    public abstract string Describe(KernelContext context);

    /// <summary>
    /// At least how many multiply-accumulates (or values, where there are none) the code spells out: a cheap look before lowering, so that
    /// a form that cannot fit the code budget is not built. 0 for loops. Asked before <see cref="Applies"/>.
    /// </summary>
    public virtual long Unrolled(KernelContext context) => 0;

    /// <summary>
    /// What the code takes at least, for forms that take long to write and have no arrays of their own: one that no selection wants is not written. Null where
    /// nobody has counted. Asked only where the form can be had.
    /// </summary>
    internal virtual LeastCode? Least(KernelContext context) => null;

    /// <summary>Whether the form can be had for this node.</summary>
    public virtual bool Applies(KernelContext context) => true;

    public abstract KernelCode Lower(KernelContext context);
}
