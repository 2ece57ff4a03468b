namespace NetGen.Generator.Cost;

/// <summary>What a method, or a piece of one, costs.</summary>
/// <param name="Executed">Instructions executed by one call.</param>
/// <param name="Instructions">Instructions written.</param>
/// <param name="Bytes">Bytes of IL.</param>
/// <param name="Locals">Variables of its frame.</param>
/// <param name="Trimmed">Bytes that nanoFramework's converter takes off: its tokens and branches have 2 bytes where IL has 4.</param>
public readonly record struct MethodCost(IlCounts Executed, int Instructions, int Bytes, int Locals, int Trimmed);
