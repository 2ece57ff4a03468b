using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>In a step of a <see cref="DecoderAttribute"/>: a state as the step before left it. It begins with what the decoder's <c>State</c> names, or with zeros, if it says how many.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class PreviousStateAttribute : LayerAttribute
    {
        /// <summary>The state that the named layer makes.</summary>
        /// <param name="next">The layer of the step whose output is the state of the next step.</param>
        public PreviousStateAttribute(string next)
        {
            Next = next;
        }

        /// <summary>The layer of the step whose output is the state of the next step.</summary>
        public string Next { get; }

        /// <summary>Values of a state that begins with zeros; 0: <c>State</c> gives what it begins with.</summary>
        public int Zeros { get; set; }
    }
}
