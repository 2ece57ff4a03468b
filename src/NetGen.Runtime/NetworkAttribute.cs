using System;
using System.Diagnostics;

namespace NetGen
{
    /// <summary>Marks a static partial class as a network: its attributed partial methods are the layers.</summary>
    [Conditional("NETGEN_ATTRIBUTES")]
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class NetworkAttribute : Attribute
    {
        /// <summary>How numbers are stored and computed.</summary>
        public Precision Precision { get; set; }
    }
}
