using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetGen.IlCounter.Reading;

namespace NetGen.IlCounter.Running;

/// <summary>
/// Runs translated methods. A register is a pair: eight bytes for a number in one array, a reference in another, at the same index. Instructions
/// are counted by blocks: the operation that ends one adds to its counter, and the length of the block to the total.
/// </summary>
internal sealed unsafe partial class Machine
{
    private const int Registers = 1 << 18;

    private readonly long[] valueStack = GC.AllocateArray<long>(Registers, pinned: true);
    private readonly object?[] referenceStack = new object?[Registers];
    private readonly long[] totals = GC.AllocateArray<long>(2, pinned: true);
    private readonly long[] fields;
    private readonly object?[] fieldReferences;
    private readonly Func<CountedMethod, Translation> translate;
    private readonly long* values;
    private Phase phase;

    public Machine(int fieldCount, Func<CountedMethod, Translation> translate)
    {
        fields = new long[fieldCount];
        fieldReferences = new object?[fieldCount];
        this.translate = translate;
        values = (long*)Unsafe.AsPointer(ref valueStack[0]);
    }

    /// <summary>First register that no frame uses; what is run in between (a static constructor) starts there.</summary>
    private int Free { get; set; }

    public void ClearTotal(Phase which) => totals[(int)which] = 0;

    /// <summary>Runs a static constructor; its instructions are counted apart.</summary>
    public void Initialise(CountedMethod constructor)
    {
        Phase before = phase;
        phase = Phase.Initialisation;
        Enter(constructor, Free);
        phase = before;
    }

    public object? Invoke(CountedMethod method, object?[] arguments)
    {
        MethodSignature<IlType> signature = method.Image.Signature;
        phase = Phase.Call;
        try
        {
            for (int i = 0; i < arguments.Length; i++)
            {
                Boxes.Write(arguments[i], signature.ParameterTypes[i], values + i, ref referenceStack[i]);
            }

            Enter(method, 0);
            return Boxes.Read(signature.ReturnType, values, referenceStack[0]);
        }
        finally
        {
            Free = 0;
        }
    }

    private void Enter(CountedMethod method, int frame)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Translation code = method.Translation ?? Translate(method, frame);
        if (frame + code.FrameSize > Registers)
        {
            throw new InsufficientExecutionStackException();
        }

        // A method's own calls are inside its outermost one.
        long before = totals[(int)phase];
        bool outermost = !method.Active;
        method.Active = true;
        method.Invocations[(int)phase]++;
        try
        {
            Run(code, frame);
        }
        finally
        {
            if (outermost)
            {
                method.Active = false;
                method.Inclusive[(int)phase] += totals[(int)phase] - before;
            }
        }
    }

    private Translation Translate(CountedMethod method, int frame)
    {
        // Static constructors that the method needs run now, behind its arguments.
        int before = Free;
        Free = frame + method.Image.Signature.ParameterTypes.Length;
        Translation code = translate(method);
        Free = before;
        method.Translation = code;
        return code;
    }

    private ref object? References(int frame) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(referenceStack), frame);
}
