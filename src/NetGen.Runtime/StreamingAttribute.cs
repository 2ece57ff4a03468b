using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>
    /// Runs the network over a stream: the first size of every input is time, and the class gets <c>bool Step(frame, outputs...)</c>, which takes one row,
    /// and <c>void Reset()</c>, which begins anew. Layers keep the rows that they need again in the arena; a step computes what is new and nothing twice.
    /// <c>Infer</c> is Reset and a step for every row of its input. Budgets are those of a step. Causal attention keeps keys and values; then there are as many
    /// steps as the declaration has rows, and a further one throws until <c>Reset</c>.
    /// </summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class StreamingAttribute : DeclarationAttribute
    {
    }
}
