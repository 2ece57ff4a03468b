using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>A binary heap of indices into an array, the largest value on top, of equals the lowest index: what comes off is sorted, and sorting stops when nobody wants more.</summary>
internal static class CandidateHeap
{
    /// <summary>Lets the index at <paramref name="at"/> sink to where nothing below it is better.</summary>
    /// <param name="values">The array that the indices point into.</param>
    /// <param name="heap">32-bit integers, <paramref name="count"/> of them in use.</param>
    /// <param name="usual">How many levels it usually sinks.</param>
    public static void Sink(KernelBuilder builder, Local values, Local heap, Expression at, Expression count, double usual)
    {
        string name = "Sink" + values.Type.ElementOf();
        builder.Helper(Helper(name, values.Type, usual));
        builder.Code.Invoke(new Call(name, CodeType.Void, values, heap, at, count));
    }

    private static Method Helper(string name, CodeType type, double usual)
    {
        CodeBuilder code = new();
        Local values = code.Parameter("a", type);
        Local heap = code.Parameter("heap", CodeType.Int32Array);
        Local at = code.Parameter("at", CodeType.Int32);
        Local count = code.Parameter("count", CodeType.Int32);
        Local moved = code.Declare("moved", heap[at]);
        Local value = code.Declare("value", values[moved]);
        Local below = code.Declare("below", (at * 2) + 1);
        code.While(
            below < count,
            () =>
            {
                Local best = code.Declare("best", heap[below]);
                Local larger = code.Declare("larger", values[best]);
                code.If(below + 1 < count, () =>
                {
                    Local other = code.Declare("other", heap[below + 1]);
                    Local second = code.Declare("second", values[other]);
                    code.If(second >= larger, () => code.If(second > larger, Take, () => code.If(other < best, Take, share: 0), share: 1), share: 0.5);

                    void Take()
                    {
                        code.Assign(best, other);
                        code.Assign(larger, second);
                        code.Assign(below, below + 1);
                    }
                }, share: 1);
                code.If(value > larger, Stop, share: 0);
                code.If(value.EqualTo(larger).AndAlso(moved < best), Stop, share: 0);
                code.Assign(heap[at], best);
                code.Assign(at, below);
                code.Assign(below, (at * 2) + 1);
            },
            usual);
        Stop();
        return new Method(name, "A heap of indices, the largest value on top: one index sinks to its place.", [values, heap, at, count], CodeType.Void, code.Statements);

        void Stop()
        {
            code.Assign(heap[at], moved);
            code.Return();
        }
    }
}
