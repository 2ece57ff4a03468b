using NetGen.Generator.Code;
using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>
/// The rows that a stream keeps: they move down by one before a new one is made, which the runtime does in one call. A ring would spare that and would cost every
/// load of its readers an addition, and their unrolled code the places that it knows.
/// </summary>
public static class MoveRows
{
    /// <summary>The copy that makes room for a window's newest row; null where it is the only one.</summary>
    public static Copy? Of(StreamWindow window, ArenaPlan arena, Func<StaticField, Local> arrayOf)
    {
        if (window.Count == 1)
        {
            return null;
        }

        Code.Buffer buffer = arena.Buffers[window.Rows];
        Local array = arrayOf(buffer.Field);
        return new Copy(array, buffer.Offset + (int)window.Row, array, buffer.Offset, (int)((window.Count - 1) * window.Row));
    }

    /// <summary>What that copy executes.</summary>
    public static IlCounts CostOf(StreamWindow window, ArenaPlan arena)
    {
        if (Of(window, arena, field => ArrayOf(field, arena)) is not { } copy)
        {
            return default;
        }

        // A method of it would return.
        IlCounts.Builder executed = new();
        executed.Add(CostOfMethod.Of([copy.Source], [copy], _ => null).Executed, 1);
        executed.Add(IlClass.Call, -1);
        return executed.Build();
    }

    /// <summary>What a new stream begins with: the rows before its first one, and the states.</summary>
    public static IReadOnlyList<Statement> Cleared(NetworkGraph graph, ArenaPlan arena)
    {
        CodeBuilder code = new();
        foreach (StreamWindow window in graph.Windows.Where(window => window is { IsPadded: true, Count: > 1 }))
        {
            // The newest one, too: it moves before the first row comes.
            Fill(window.Rows, window.Rows.Type.Count, window.Fill);
        }

        foreach (StateSlot state in graph.States.Where(state => !state.IsWrittenFirst))
        {
            Fill(state.Before, state.Before.Type.Count, RowFill.Zero);
        }

        return code.Statements;

        void Fill(Value value, long count, RowFill fill)
        {
            Code.Buffer buffer = arena.Buffers[value];
            Local array = code.Array(ArrayOf(buffer.Field, arena).Name, buffer.Field);
            code.For("i", buffer.Offset, buffer.Offset + (int)count, i => code.Assign(array[i], Filling(value.Type, fill)));
        }
    }

    /// <summary>The variable that holds an arena.</summary>
    public static Local ArrayOf(StaticField field, ArenaPlan arena) =>
        new(field == arena.Arenas[0].Field ? "a" : "a" + field.Type.ElementOf(), field.Type);

    /// <summary>The value of rows that stand for padding.</summary>
    public static Expression Filling(TensorType type, RowFill fill) => (type.Element, fill) switch
    {
        (ElementType.Float32, RowFill.Zero) => (Expression)0f,
        (ElementType.Float32, _) => (Expression)float.MinValue,
        (_, RowFill.Zero) => (Expression)(type.Quantization?.ZeroPoint ?? 0),
        _ => (Expression)(int)sbyte.MinValue,
    };
}
