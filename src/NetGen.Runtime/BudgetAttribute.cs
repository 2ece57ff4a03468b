using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Limits that the network must keep; exceeding one is a build warning. 0: no limit of one's own.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class BudgetAttribute : DeclarationAttribute
    {
        /// <summary>Multiply-accumulate operations of one inference.</summary>
        public long Macs { get; set; }

        /// <summary>Bytes of weights and biases as the generated code stores them.</summary>
        public long WeightBytes { get; set; }

        /// <summary>Bytes of the activation arena at its peak.</summary>
        public long ActivationBytes { get; set; }

        /// <summary>Bytes of IL that the layers' code may take: what decides how much is unrolled.</summary>
        public long CodeBytes { get; set; }

        /// <summary>
        /// Bytes of a nanoFramework assembly that the rest of the program takes, of its 65,535 of IL and again of its 65,535 of signatures and array
        /// initialisers. Left out, 5,535: 60,000 remain for the network.
        /// </summary>
        public long ReserveBytes { get; set; }

        /// <summary>Milliseconds of one inference on the board, as predicted: for boards whose clock is known and whose code an interpreter runs.</summary>
        public long LatencyMs { get; set; }
    }
}
