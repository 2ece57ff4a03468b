using System.Linq.Expressions;
using System.Reflection;
using NetGen.Generator.Graph;

namespace NetGen.TestKit;

/// <summary>Step and Reset of a network that runs over a stream.</summary>
public sealed class RunnableStream
{
    private readonly RunnableNetwork network;
    private readonly MethodInfo step;
    private readonly MethodInfo reset;

    public RunnableStream(RunnableNetwork network)
    {
        this.network = network;
        step = network.Type.GetMethod("Step") ?? throw new InvalidOperationException("no Step");
        reset = network.Type.GetMethod("Reset") ?? throw new InvalidOperationException("no Reset");
    }

    /// <summary>Steps since Reset; null where somebody else may have taken some.</summary>
    private int? position;

    private NetworkGraph Graph => network.Compiled.Plan!.Graph;

    public void Reset()
    {
        reset.Invoke(null, null);
        position = 0;
    }

    /// <summary>Takes one row of each input; null where no output is new.</summary>
    public Array[]? Step(params Array[] rows)
    {
        Array[] outputs = Outputs();
        position++;
        return (bool)step.Invoke(null, [.. rows, .. outputs])! ? outputs : null;
    }

    /// <summary>Takes a sequence of as many rows as there are, row by row: for each output all that came. Throws where a step says something else than the plan of what is new.</summary>
    /// <param name="sequences">The inputs, as many rows each.</param>
    public List<Array>[] Run(params Array[] sequences)
    {
        int count = sequences[0].Length / (int)Graph.Inputs[0].Type.Count;
        int first = position ?? throw new InvalidOperationException("Reset comes first");
        List<Array>[] all = [.. Graph.Outputs.Select(_ => new List<Array>())];
        for (int t = first; t < first + count; t++)
        {
            Array[] rows = [.. sequences.Select((sequence, i) => Row(sequence, t - first, (int)Graph.Inputs[i].Type.Count))];
            Array[]? outputs = Step(rows);
            bool[] isNew = [.. Graph.Stream!.Outputs.Select(output => output.When.At(t))];
            if (outputs is not null != isNew.Any(known => known))
            {
                throw new InvalidOperationException($"step {t} says {(outputs is null ? "nothing" : "something")} is new");
            }

            for (int i = 0; i < all.Length; i++)
            {
                if (isNew[i])
                {
                    all[i].Add(outputs![i]);
                }
            }
        }

        return all;
    }

    /// <summary>Bytes that a step allocates: the least of a few pattern's worth of steps.</summary>
    public long AllocatedBytes(params Array[] rows)
    {
        Action call = Expression.Lambda<Action>(Expression.Call(step, rows.Concat(Outputs()).Select(Expression.Constant))).Compile();
        FrameStream stream = Graph.Stream!;
        if (stream.Ends)
        {
            return AllocatedBytesOfContext(call);
        }

        for (int t = 0; t < stream.Settled + stream.Period; t++)
        {
            call();
        }

        long least = long.MaxValue;
        for (int i = 0; i < 5 && least != 0; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int t = 0; t < stream.Period; t++)
            {
                call();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    /// <summary>Bytes that all steps of a full context allocate together with Reset: the least of a few times.</summary>
    private long AllocatedBytesOfContext(Action step)
    {
        int count = Graph.Stream!.Steps;
        Action begin = Expression.Lambda<Action>(Expression.Call(reset)).Compile();
        long least = long.MaxValue;
        for (int i = 0; i < 6 && least != 0; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            begin();
            for (int t = 0; t < count; t++)
            {
                step();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    public static Array Row(Array sequence, int row, int length)
    {
        Array one = Array.CreateInstance(sequence.GetType().GetElementType()!, length);
        Array.Copy(sequence, row * length, one, 0, length);
        return one;
    }

    /// <summary>Arrays one behind the other.</summary>
    public static Array Joined(IReadOnlyList<Array> rows)
    {
        Array all = Array.CreateInstance(rows[0].GetType().GetElementType()!, rows.Sum(row => row.Length));
        int at = 0;
        foreach (Array row in rows)
        {
            row.CopyTo(all, at);
            at += row.Length;
        }

        return all;
    }

    private Array[] Outputs() => [.. step.GetParameters().Skip(Graph.Inputs.Count)
        .Select((parameter, i) => Array.CreateInstance(parameter.ParameterType.GetElementType()!, Graph.Outputs[i].Type.Count))];
}
