using NetGen.Generator.Model;

namespace NetGen.Interpreters.Counting;

/// <summary>A layer's executed IL, and what follows from that of the same layer with fewer inputs.</summary>
/// <param name="Form">The form of its code.</param>
/// <param name="FormText">The form in words.</param>
/// <param name="Instructions">Executed IL of the layer.</param>
/// <param name="Outputs">Output values.</param>
/// <param name="Inputs">Inputs of one output.</param>
/// <param name="ReducedInstructions">Executed IL with fewer inputs.</param>
/// <param name="ReducedInputs">Inputs of one output then; 0 where no such layer has the same form: then nothing follows.</param>
internal sealed record LayerCount(CodeForm Form, string FormText, long Instructions, long Outputs, int Inputs, long ReducedInstructions, int ReducedInputs)
{
    /// <summary>All of the layer for each multiply-accumulate.</summary>
    public double PerMac => (double)Instructions / (Outputs * Inputs);

    /// <summary>The same without what outputs take at their end.</summary>
    /// <param name="requantization">Executed IL of an output, counted.</param>
    public double PerMacWithout(double requantization) => (Instructions - (requantization * Outputs)) / (Outputs * Inputs);

    /// <summary>What one more input costs for each output: loads, products, sums, lanes' share; not requantization.</summary>
    public double Slope => ReducedInputs > 0 ? (double)(Instructions - ReducedInstructions) / (Outputs * (Inputs - ReducedInputs)) : double.NaN;

    /// <summary>What an output would cost without inputs: requantization, clamp, store, unpacking, its share of loops.</summary>
    public double PerOutput => ((double)Instructions / Outputs) - (Slope * Inputs);
}
