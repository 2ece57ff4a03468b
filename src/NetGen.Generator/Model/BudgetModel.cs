namespace NetGen.Generator.Model;

/// <summary>Declared limits; 0 where none was declared.</summary>
public sealed record BudgetModel(long Macs = 0, long WeightBytes = 0, long ActivationBytes = 0, long CodeBytes = 0, long LatencyMs = 0);
