namespace NetGen.NanoFramework.Reading;

/// <summary>What a signature contains.</summary>
[Flags]
internal enum TypeFlags
{
    None = 0,
    Generic = 1,
    Rectangular = 2,
    Pointer = 4,
}
