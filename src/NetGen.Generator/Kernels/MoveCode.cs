using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>Writes movements: loops over the outer axes, the inner ones spelled out up to a limit.</summary>
internal sealed class MoveCode(KernelBuilder builder, Movement movement, int mostSteps, MapCode? map)
{
    /// <summary>Movements in a method: each takes up to six locals.</summary>
    private const int MostMovements = 24;

    private readonly CodeBuilder code = builder.Code;
    private readonly Local source = builder.Arena(movement.Source);
    private readonly Local target = builder.Arena(movement.Target);

    /// <param name="mostSteps">Steps to spell out; 1 leaves all to loops.</param>
    public static KernelCode Lower(KernelContext context, int mostSteps)
    {
        KernelBuilder builder = new(context);
        IReadOnlyList<Movement> movements = Movement.Of(context);
        int parts = (movements.Count + MostMovements - 1) / MostMovements;
        for (int part = 0; part < parts; part++)
        {
            int first = part * MostMovements;
            int last = Math.Min(first + MostMovements, movements.Count);
            if (parts == 1)
            {
                Write(builder, movements, first, last, mostSteps);
            }
            else
            {
                builder.Part("p" + part, $"Values {first} to {last - 1} of {context.Node.PlainLayer}.", () => Write(builder, movements, first, last, mostSteps));
            }
        }

        return builder.Build();
    }

    private static void Write(KernelBuilder builder, IReadOnlyList<Movement> movements, int first, int last, int mostSteps)
    {
        List<MoveCode> moves = [];
        for (int i = first; i < last; i++)
        {
            MapCode? map = movements[i].Map is { } function ? new MapCode(builder, function, "t" + i, noTable: mostSteps > 1) : null;
            moves.Add(new MoveCode(builder, movements[i], mostSteps, map));
        }

        foreach (MoveCode move in moves)
        {
            move.Write(0, 0, 0, move.Steps);
        }
    }

    /// <summary>Steps spelled out by <see cref="Lower"/>.</summary>
    public static long Spelled(KernelContext context, int mostSteps) =>
        Movement.Of(context).Sum(movement => Inner(movement, mostSteps));

    private long Steps => movement.Steps;

    private static long Inner(Movement movement, int mostSteps)
    {
        long steps = movement.Steps;
        foreach (MoveAxis axis in movement.Axes)
        {
            if (steps <= mostSteps)
            {
                break;
            }

            steps /= axis.Size;
        }

        return Math.Max(1, steps);
    }

    private void Write(int depth, Expression from, Expression to, long steps)
    {
        bool isRun = movement.Run > 1 && depth == movement.Axes.Count - 1;
        if (depth == movement.Axes.Count || isRun)
        {
            Move(from + movement.First, to + movement.Start);
            return;
        }

        MoveAxis axis = movement.Axes[depth];
        long inner = steps / axis.Size;
        if (steps <= mostSteps)
        {
            for (int i = 0; i < axis.Size; i++)
            {
                Write(depth + 1, from + (i * axis.From), to + (i * axis.To), inner);
            }

            return;
        }

        bool last = inner == 1;
        code.For("i", 0, axis.Size, i =>
        {
            Expression nextFrom = from + (i * axis.From);
            Expression nextTo = to + (i * axis.To);
            if (!last)
            {
                bool together = axis.From == axis.To && (depth == 0 || ReferenceEquals(from, to));
                nextFrom = code.Declare("p", nextFrom);
                nextTo = together ? nextFrom : code.Declare("o", nextTo);
            }

            Write(depth + 1, nextFrom, nextTo, inner);
        });
    }

    private void Move(Expression from, Expression to)
    {
        if (movement.Run > 1)
        {
            code.Copy(source, from, target, to, movement.Run);
            return;
        }

        Element value = source[from];
        code.Assign(target[to], map is null ? value : map.Of(value));
    }
}
