using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>What kind of runtime executes the generated code.</summary>
    [ExcludeType]
    public enum Profile
    {
        /// <summary>.NET 8 or later: just-in-time or ahead-of-time compiled.</summary>
        DotNet,

        /// <summary>.NET nanoFramework: an IL interpreter on a microcontroller; C# 9, no generics, spans or System.MathF.</summary>
        NanoFramework,

        /// <summary>Meadow: Mono on an STM32F7, netstandard2.1.</summary>
        Meadow,
    }
}
