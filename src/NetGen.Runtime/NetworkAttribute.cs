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

        /// <summary>When layers run row by row, so that the arena is smaller.</summary>
        public Streaming Streaming { get; set; }

        /// <summary>
        /// Whether inputs and outputs lie in the arena: the caller writes inputs into <c>InputArray</c> from <c>InputOffset</c> on, calls <c>Infer()</c>, and
        /// reads outputs in <c>OutputArray</c> from <c>OutputOffset</c> on. Both arrays are the arena; no other is needed. An inference overwrites its inputs.
        /// </summary>
        public bool InArena { get; set; }
    }
}
