namespace NetGen.Generator.Cost;

/// <summary>What a method, or a piece of one, costs.</summary>
/// <param name="Executed">Instructions executed by one call.</param>
/// <param name="Instructions">Instructions written.</param>
/// <param name="Bytes">Bytes of IL.</param>
/// <param name="Locals">Variables of its frame.</param>
public readonly record struct MethodCost(IlCounts Executed, int Instructions, int Bytes, int Locals);
