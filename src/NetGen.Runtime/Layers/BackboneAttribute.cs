#pragma warning disable CS8632 // nanoFramework projects compile this file too, with nullable annotations off
using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>
    /// The layers of another network of the project, run in front of this network's own: its inputs become this network's inputs, the output of the layer
    /// that <see cref="UpTo"/> names is what the next layer reads. Their code and weights exist once, in the other network's class; parameters are wanted for the
    /// own layers alone. It is the first layer of its network, in the place of inputs.
    /// </summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class BackboneAttribute : LayerAttribute
    {
        /// <summary>Layers of the given network.</summary>
        /// <param name="network">The class of the network, marked with [Network], of this project.</param>
        public BackboneAttribute(Type network)
        {
            Network = network;
        }

        /// <summary>The class of the network.</summary>
        public Type Network { get; }

        /// <summary>The last layer that is used, by name: with all that it depends on.</summary>
        public string? UpTo { get; set; }
    }
}
