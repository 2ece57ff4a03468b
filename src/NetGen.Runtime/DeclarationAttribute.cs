using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>
    /// Base of all attributes of NetGen. They are read while the project compiles and leave nothing behind: on nanoFramework [ExcludeType] keeps them, and
    /// with them every use, out of what is deployed; elsewhere they are conditional (Host/DeclarationAttribute.cs).
    /// </summary>
    [ExcludeType]
    public abstract partial class DeclarationAttribute : Attribute
    {
    }
}
