#pragma warning disable CS8632 // nanoFramework projects compile this file too, with nullable annotations off
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Base of every layer. The layer's name is the name of the method that carries the attribute.</summary>
    [ExcludeType]
    public abstract class LayerAttribute : DeclarationAttribute
    {
        /// <summary>The layer whose output is the input; without it, the layer above. Output k of a layer with several is "Name.k".</summary>
        public string? From { get; set; }
    }
}
