#pragma warning disable CS8632 // nanoFramework projects compile this file too, with nullable annotations off
using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>The board, or at least the kind of runtime, that the network is for.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class TargetAttribute : DeclarationAttribute
    {
        /// <summary>Targets a board: its profile, and its limits as default budgets.</summary>
        /// <param name="board">The board; its limits are the default budgets.</param>
        public TargetAttribute(Board board)
        {
            Board = board;
        }

        /// <summary>Targets a kind of runtime without default budgets.</summary>
        /// <param name="profile">The kind of runtime.</param>
        public TargetAttribute(Profile profile)
        {
            Profile = profile;
        }

        /// <summary>Targets a board that the project declares with [assembly: BoardProfile("NAME", ...)]; its limits are the default budgets.</summary>
        /// <param name="boardProfile">The declared name.</param>
        public TargetAttribute(string boardProfile)
        {
            BoardProfile = boardProfile;
        }

        /// <summary>The board.</summary>
        public Board Board { get; }

        /// <summary>The kind of runtime.</summary>
        public Profile Profile { get; }

        /// <summary>The name of a board that the project declares.</summary>
        public string? BoardProfile { get; }
    }
}
