using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>A block of the project's own by its name: what the block's own attribute with these arguments is.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class UseBlockAttribute : LayerAttribute
    {
        /// <summary>The block of the given name.</summary>
        /// <param name="block">The name of the block's class, without "Attribute"; with its namespace where several have the name.</param>
        /// <param name="arguments">Arguments of the block's constructor.</param>
        public UseBlockAttribute(string block, params object[] arguments)
        {
            Block = block;
            Arguments = arguments;
        }

        /// <summary>The name of the block's class, without "Attribute"; with its namespace where several have the name.</summary>
        public string Block { get; }

        /// <summary>Arguments of the block's constructor.</summary>
        public object[] Arguments { get; }

        /// <summary>See <see cref="BlockAttribute.Repeat"/>.</summary>
        public int Repeat { get; set; } = 1;
    }
}
