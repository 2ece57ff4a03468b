using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Reads the channels as groups x C/groups and writes them as C/groups x groups (ShuffleNet, arXiv:1707.01083).</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class ChannelShuffleAttribute : LayerAttribute
    {
        /// <summary>The given number of groups.</summary>
        /// <param name="groups">Number of groups; divides the channels.</param>
        public ChannelShuffleAttribute(int groups)
        {
            Groups = groups;
        }

        /// <summary>Number of groups.</summary>
        public int Groups { get; }
    }
}
