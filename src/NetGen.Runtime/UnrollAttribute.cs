using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Overrides the compiler's choice of code form, for a layer or for all layers of a network.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
    public sealed class UnrollAttribute : DeclarationAttribute
    {
        /// <summary>Uses the given form.</summary>
        /// <param name="form">The form to use.</param>
        public UnrollAttribute(Form form)
        {
            Form = form;
        }

        /// <summary>The form to use.</summary>
        public Form Form { get; }
    }
}
