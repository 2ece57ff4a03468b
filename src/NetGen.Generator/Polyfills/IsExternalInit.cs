using System.ComponentModel;

namespace System.Runtime.CompilerServices;

/// <summary>The type that the compiler wants to see for init-only properties; netstandard2.0 lacks it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
internal static class IsExternalInit
{
}
