namespace System.Runtime.CompilerServices
{
    /// <summary>nanoFramework's base library has it, and its converter leaves out types that carry it, as well as their uses as attributes. Here it means nothing.</summary>
    internal sealed class ExcludeTypeAttribute : Attribute
    {
    }
}
