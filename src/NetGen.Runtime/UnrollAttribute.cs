using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Overrides the compiler's choice of code form, for a layer or for all layers of a network, and how loops over time are written.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
    public sealed class UnrollAttribute : DeclarationAttribute
    {
        /// <summary>Leaves the form to the compiler.</summary>
        public UnrollAttribute()
        {
        }

        /// <summary>Uses the given form.</summary>
        /// <param name="form">The form to use.</param>
        public UnrollAttribute(Form form)
        {
            Form = form;
        }

        /// <summary>The form to use.</summary>
        public Form Form { get; }

        /// <summary>
        /// Writes the steps of a recurrent layer one after the other, with constants for all places, instead of a loop: for sequences of at most 256 steps. On a
        /// class, for all its recurrent layers. The methods of a step stay what they are, and each step calls them.
        /// </summary>
        public bool Time { get; set; }
    }
}
