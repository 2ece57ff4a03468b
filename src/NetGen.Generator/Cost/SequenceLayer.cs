using NetGen.Generator.Graph;

namespace NetGen.Generator.Cost;

/// <summary>A line of the report over sequences.</summary>
/// <param name="Name">The plain layer.</param>
/// <param name="Steps">Rows that the layer makes of one sequence, one a step; 0: it runs once a sequence.</param>
/// <param name="Cost">Of a sequence.</param>
/// <param name="State">Values carried from step to step.</param>
/// <param name="StepActivations">Values that a step gives; 0 where there is no step.</param>
/// <param name="Activations">Values that a sequence gives: all rows, or the last one where no other is wanted.</param>
/// <param name="IsBackwards">Whether rows are read from the last to the first, or in both directions.</param>
public sealed record SequenceLayer(string Name, string Operator, int Steps, OperatorCost Cost, long State, long StepActivations, long Activations, bool IsBackwards)
{
    /// <summary>Multiply-accumulates of a step, the average where steps differ; 0 where there is no step.</summary>
    public decimal StepMacs => Steps == 0 ? 0 : (decimal)Cost.Macs / Steps;
}
