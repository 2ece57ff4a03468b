using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>The variables that take the place of an array between two kernels.</summary>
internal abstract class Hands
{
    /// <summary>The variable that an element is written to; null where nobody reads it.</summary>
    public abstract Local? Made(Element element);

    /// <summary>The variable that an element is read from.</summary>
    public abstract Local Read(Element element);

    public abstract bool Contains(Local local);

    /// <summary>Whether a variable is declared before it is set.</summary>
    public abstract bool IsDeclaredBefore(Local local);
}
