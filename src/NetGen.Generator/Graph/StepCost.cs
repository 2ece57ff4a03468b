namespace NetGen.Generator.Graph;

/// <summary>What an operator that runs once for each row of a sequence, and carries a state from row to row, costs a step; both directions together where it reads in both.</summary>
/// <param name="Steps">Steps of a sequence.</param>
/// <param name="Macs">Multiply-accumulates of a step.</param>
/// <param name="State">Values carried from step to step.</param>
/// <param name="Activations">Values that a step gives.</param>
/// <param name="Kept">Values of a step that the backward pass reads: gates and states. What an elementwise function makes of them is computed anew.</param>
/// <param name="IsBackwards">Whether rows are read from the last to the first, or in both directions.</param>
public readonly record struct StepCost(int Steps, long Macs, long State, long Activations, long Kept, bool IsBackwards);
