using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Marks a static partial class as a network: its attributed partial methods are the layers.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class NetworkAttribute : DeclarationAttribute
    {
        /// <summary>How numbers are stored and computed.</summary>
        public Precision Precision { get; set; }
    }
}
