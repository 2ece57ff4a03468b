using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Marks an output of the network. Without any, the last layer is the output. Beside a layer's attribute it marks that layer; alone it names the layer given by From, or the layer above.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class OutputAttribute : LayerAttribute
    {
    }
}
