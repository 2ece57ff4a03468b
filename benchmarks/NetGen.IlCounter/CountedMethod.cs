using NetGen.IlCounter.Reading;
using NetGen.IlCounter.Running;

namespace NetGen.IlCounter;

/// <summary>A method of a counted assembly: callable if it is static, and with what it has executed.</summary>
public sealed class CountedMethod
{
    private readonly CountedAssembly assembly;

    internal CountedMethod(CountedAssembly assembly, MethodImage image)
    {
        this.assembly = assembly;
        Image = image;
        FullName = image.FullName;
        (CodeBytes, MaxStack, Locals) = image.Size;
        Parameters = image.Signature.ParameterTypes.Length;
    }

    /// <summary>Namespace.Class.Method.</summary>
    public string FullName { get; }

    /// <summary>Bytes of IL, without the body's header.</summary>
    public int CodeBytes { get; }

    /// <summary>Largest depth of the evaluation stack, as the body declares it.</summary>
    public int MaxStack { get; }

    /// <summary>Local variables.</summary>
    public int Locals { get; }

    /// <summary>Parameters.</summary>
    public int Parameters { get; }

    /// <summary>Calls since the last reset, static constructors' ones apart.</summary>
    public long Calls => Invocations[(int)Phase.Call];

    /// <summary>Instructions of the method itself, without those of the methods that it calls.</summary>
    public IlCounts Counts => Tally.Of(Translation, Phase.Call);

    /// <summary>Instructions of the method itself in the order of its code, those that did not run with 0; none before its first call. Together they are <see cref="Counts"/>.</summary>
    public IReadOnlyList<InstructionCount> CountsByOffset => Tally.ByOffset(Translation, Phase.Call);

    /// <summary>Instructions of the method itself on behalf of static constructors.</summary>
    public IlCounts InitialisationCounts => Tally.Of(Translation, Phase.Initialisation);

    /// <summary>Executed instructions of the method and all that it calls.</summary>
    public long InclusiveInstructions => Inclusive[(int)Phase.Call];

    internal MethodImage Image { get; }

    internal Translation? Translation { get; set; }

    internal long[] Inclusive { get; } = new long[2];

    internal long[] Invocations { get; } = new long[2];

    /// <summary>Whether a call of it is under way.</summary>
    internal bool Active { get; set; }

    /// <summary>
    /// Runs the method. Arrays are the caller's own: the code reads and writes them in place. An exception of the code comes out as it is;
    /// the blocks that it left are then not counted.
    /// </summary>
    public object? Invoke(params object?[] arguments) => assembly.Invoke(this, arguments);

    /// <inheritdoc/>
    public override string ToString() => FullName;

    internal void Clear(Phase phase)
    {
        Translation?.Clear(phase);
        Inclusive[(int)phase] = 0;
        Invocations[(int)phase] = 0;
    }
}
