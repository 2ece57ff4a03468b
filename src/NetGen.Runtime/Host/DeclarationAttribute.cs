using System.Diagnostics;

namespace NetGen
{
    // Not among the sources of a nanoFramework project: there Conditional is for methods alone. Attributes derived from a conditional one are conditional.
    [Conditional("NETGEN_ATTRIBUTES")]
    public abstract partial class DeclarationAttribute
    {
    }
}
