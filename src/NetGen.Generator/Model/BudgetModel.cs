namespace NetGen.Generator.Model;

/// <summary>Declared limits; 0 where none was declared.</summary>
/// <param name="ReserveBytes">Bytes of a nanoFramework assembly that the rest of the program needs.</param>
public sealed record BudgetModel(
    long Macs = 0,
    long WeightBytes = 0,
    long ActivationBytes = 0,
    long CodeBytes = 0,
    long LatencyMs = 0,
    long ReserveBytes = AssemblyLimits.DefaultReserve);
