namespace NetGen.Generator.Model;

/// <summary>
/// What an assembly may hold on nanoFramework (version 1): the sizes of fields in its file format and tables. Most violations are silent there, so that
/// NetGen looks for them itself. The evidence for each is in docs/nanoframework.md.
/// </summary>
public static class AssemblyLimits
{
    /// <summary>Bytes of IL of all methods together: offsets into them are 16 bits.</summary>
    public const int CodeBytes = 65_535;

    /// <summary>Bytes of signatures and array initialisers together, and of one initialiser: offsets and lengths are 16 bits.</summary>
    public const int SignatureBytes = 65_535;

    /// <summary>Bytes of strings: names of types and members, and literals.</summary>
    public const int StringBytes = 65_535;

    /// <summary>Bytes that a branch jumps over: distances are 16 bits with a sign.</summary>
    public const int BranchBytes = 32_767;

    /// <summary>Whatever is counted in a byte: locals, arguments and stack slots of a method, methods and fields of a class, targets of a switch.</summary>
    public const int Count = 255;

    /// <summary>Bytes of IL, and again of signatures and initialisers, that are left to the rest of the program where the declaration says nothing.</summary>
    public const int DefaultReserve = 5_535;

    /// <summary>What then remains for a network.</summary>
    public const int DefaultBytes = CodeBytes - DefaultReserve;
}
