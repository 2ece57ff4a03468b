namespace NetGen.NanoFramework;

/// <summary>What an assembly takes of the limits that its methods and types share.</summary>
/// <param name="CodeBytes">Bytes of IL as nanoFramework stores it: tokens and branches in two bytes.</param>
/// <param name="SignatureBytes">Bytes of signatures, equal ones once.</param>
/// <param name="InitialiserBytes">Bytes of array initialisers, each with its length.</param>
/// <param name="StringBytes">Bytes of names and literals, with their ends.</param>
public sealed record AssemblySizes(int CodeBytes, int SignatureBytes, int InitialiserBytes, int StringBytes);
