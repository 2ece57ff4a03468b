using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>
    /// Declares a board of one's own, for <c>[Target("NAME")]</c> in the same project:
    /// <c>[assembly: BoardProfile("Acme", Board.Esp32, HeapBytes = 90_000)]</c>. What is left out is the base's, or without a base unknown and no limit.
    /// </summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
    public sealed class BoardProfileAttribute : DeclarationAttribute
    {
        /// <summary>A board of its own kind.</summary>
        /// <param name="name">The name that [Target] uses.</param>
        /// <param name="profile">The kind of runtime.</param>
        public BoardProfileAttribute(string name, Profile profile)
        {
            Name = name;
            Profile = profile;
        }

        /// <summary>A board that differs from a known one in the figures given.</summary>
        /// <param name="name">The name that [Target] uses.</param>
        /// <param name="basis">The known board.</param>
        public BoardProfileAttribute(string name, Board basis)
        {
            Name = name;
            Basis = basis;
        }

        /// <summary>The name that [Target] uses.</summary>
        public string Name { get; }

        /// <summary>The kind of runtime.</summary>
        public Profile Profile { get; }

        /// <summary>The known board whose figures hold where none is given.</summary>
        public Board Basis { get; }

        /// <summary>Clock of the processor in MHz.</summary>
        public int ClockMHz { get; set; }

        /// <summary>Bytes of managed heap that a program finds: three quarters of it are shared out between weights and activations as default budgets.</summary>
        public long HeapBytes { get; set; }

        /// <summary>Bytes of flash for deployed assemblies.</summary>
        public long DeploymentBytes { get; set; }

        /// <summary>What the firmware has of System.Math; left out, Single on nanoFramework and Double elsewhere.</summary>
        public MathSupport Math { get; set; }
    }
}
