using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>x for x &gt;= 0, alpha[c] * x otherwise, with a learned slope for each channel (parameter alpha), as a layer of its own.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class PReluAttribute : LayerAttribute
    {
    }
}
