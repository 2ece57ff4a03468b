namespace NetGen.IlCounter;

/// <summary>What an assembly holds, without running it.</summary>
/// <param name="CodeBytes">IL of all methods, without headers.</param>
/// <param name="Methods">Methods with a body.</param>
/// <param name="InitialiserBytes">Data that array initialisers copy.</param>
/// <param name="SignatureBytes">The heap of signatures and other small blobs.</param>
/// <param name="LargestMethod">IL bytes of the largest method.</param>
/// <param name="MaxLocals">Locals of the method that has most.</param>
/// <param name="MaxStack">Deepest evaluation stack.</param>
public sealed record AssemblyFacts(int CodeBytes, int Methods, int InitialiserBytes, int SignatureBytes, int LargestMethod, int MaxLocals, int MaxStack);
