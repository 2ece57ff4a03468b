using NetGen.Generator.Code;
using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>
/// The loop that runs a group row by row. Each pass it makes the rows of a few ticks: where a layer's row is due, its window moves down by a row,
/// and the layer's method writes the new one, or padding takes its place. Where a method reads or writes rows of a whole map, an array holds their start.
/// </summary>
internal sealed class RowLoop(RowGroup group, ArenaPlan arena, string prefix)
{
    private readonly StaticField at = new(prefix + "at", CodeType.Int32Array);
    private readonly Dictionary<RowNode, string> methods = [];
    private readonly List<(RowNode Node, int Input)> slots = [];

    /// <summary>What the kernel of one row needs to know.</summary>
    /// <param name="whole">What a kernel of the whole map would.</param>
    public KernelContext Context(RowNode row, KernelContext whole)
    {
        methods[row] = whole.Name;
        List<Code.Buffer> inputs = [];
        for (int i = 0; i < row.Node.Inputs.Count; i++)
        {
            Value value = row.Node.Inputs[i];
            Code.Buffer buffer = arena.Buffers[value];
            TensorType type = row.OneRow.Inputs[i].Type;
            inputs.Add(group.Makes(value)
                ? new Code.Buffer(buffer.Field, buffer.Offset + (int)(group.FirstRowIn(value, row) * RowGroup.RowOf(value)), type)
                : new Code.Buffer(buffer.Field, 0, type) { Moving = new MovingStart(at, Slot(row, i)) });
        }

        Code.Buffer output = arena.Buffers[row.Node.Output];
        TensorType one = row.OneRow.Output.Type;
        Code.Buffer target = row.Node.Output == group.Output
            ? new Code.Buffer(output.Field, 0, one) { Moving = new MovingStart(at, Slot(row, -1)) }
            : new Code.Buffer(output.Field, NewestRow(row), one);

        // No stored weights: they would be read again for every row.
        return new KernelContext(row.OneRow, whole.Name, inputs, [target]) { Prefix = whole.Prefix, Profile = whole.Profile, InputRange = whole.InputRange };
    }

    /// <summary>The first node of the group with the loop among its parts.</summary>
    public PlannedNode AddTo(PlannedNode first)
    {
        string name = prefix + "rows";
        IReadOnlyList<Statement> body = Body();
        CostOfKernel cost = CostOfKernel.Of(new KernelCode(body));

        // Each row's call is counted with the row's node.
        IlCounts.Builder executed = new();
        executed.Add(cost.Executed, 1);
        executed.Add(IlClass.Call, -group.Nodes.Sum(node => node.Passes));
        ConstantArray starts = ConstantArray.Zeros(at.Name, CodeType.Int32, slots.Count);
        KernelCode code = first.Code!;
        string layers = $"{group.Nodes[0].Node.Name} to {group.Output.Name}";
        return first with
        {
            RowLoop = name,
            Code = code with
            {
                Parts = [.. code.Parts, new Method(name, $"Runs {layers} row by row.", body)],
                Arrays = [.. code.Arrays, starts],
            },
            Cost = first.Cost with
            {
                Executed = first.Cost.Executed + executed.Build(),
                CodeBytes = first.Cost.CodeBytes + cost.CodeBytes,
                Trimmed = first.Cost.Trimmed + cost.Trimmed,
                RamBytes = first.Cost.RamBytes + starts.RamBytes,
            },
        };
    }

    private int Slot(RowNode row, int input)
    {
        slots.Add((row, input));
        return slots.Count - 1;
    }

    /// <summary>The place of a window's newest row.</summary>
    private int NewestRow(RowNode row)
    {
        Value value = row.Node.Output;
        return arena.Buffers[value].Offset + (int)((group.WindowRows(value) - 1) * RowGroup.RowOf(value));
    }

    private IReadOnlyList<Statement> Body()
    {
        CodeBuilder code = new();
        Local array = code.Array("a", arena.Buffers[group.Output].Field);
        Local starts = code.Array("at", at);
        foreach (RowInput input in group.Inputs)
        {
            int row = (int)RowGroup.RowOf(input.Value);
            int offset = arena.Buffers[input.Value].Offset;
            Fill(code, array, input.Value, offset - (input.Before * row), input.Before * row);
            Fill(code, array, input.Value, offset + (int)input.Value.Type.Count, input.Behind * row);
        }

        code.For("t", 0, group.Passes, pass =>
        {
            for (int phase = 0; phase < group.Phases; phase++)
            {
                foreach (RowNode row in group.Nodes)
                {
                    if ((phase - row.Start) % row.Every == 0)
                    {
                        Due(code, array, starts, row, pass, phase);
                    }
                }
            }
        });
        int written = arena.WrittenAt[group];
        int wanted = arena.Buffers[group.Output].Offset;
        if (written != wanted)
        {
            code.Copy(array, written, array, wanted, (int)group.Output.Type.Count);
        }

        return code.Statements;
    }

    /// <summary>One row of a node, where there is one in this pass.</summary>
    private void Due(CodeBuilder code, Local array, Local starts, RowNode row, Expression pass, int phase)
    {
        int each = group.Phases / row.Every;
        int first = (phase - row.Start) / row.Every;
        Span made = Passes(row.First, row.Last);
        Span computed = Passes(row.FirstComputed, row.LastComputed);
        Expression y = (pass * each) + first;
        When(code, pass, made, new Span(0, group.Passes), () =>
        {
            Value value = row.Node.Output;
            int length = (int)RowGroup.RowOf(value);
            int kept = value == group.Output ? 0 : (group.WindowRows(value) - 1) * length;
            if (kept > 0)
            {
                int window = arena.Buffers[value].Offset;
                code.Copy(array, window + length, array, window, kept);
            }

            When(code, pass, computed, made, () => Compute(code, starts, row, y), () => Fill(code, array, value, NewestRow(row), length));
        });

        // The passes in which the node's row lies between two others.
        Span Passes(int from, int to) => new(
            Math.Max(0, (from - first + each - 1) / each),
            Math.Min(group.Passes, to < first ? 0 : ((to - first) / each) + 1));
    }

    private void Compute(CodeBuilder code, Local starts, RowNode row, Expression y)
    {
        for (int slot = 0; slot < slots.Count; slot++)
        {
            if (slots[slot].Node != row)
            {
                continue;
            }

            if (slots[slot].Input < 0)
            {
                code.Assign(starts[slot], (y * (int)RowGroup.RowOf(group.Output)) + arena.WrittenAt[group]);
                continue;
            }

            Value input = row.Node.Inputs[slots[slot].Input];
            int length = (int)RowGroup.RowOf(input);
            code.Assign(starts[slot], (y * (row.Access.Stride * length)) + (arena.Buffers[input].Offset - (row.Access.Top * length)));
        }

        code.Invoke(methods[row]);
    }

    /// <summary>Runs the body in some passes of those that come here.</summary>
    private static void When(CodeBuilder code, Expression pass, Span some, Span all, Action then, Action? otherwise = null)
    {
        if (some.From >= some.To)
        {
            otherwise?.Invoke();
            return;
        }

        Expression? condition = some.From > all.From ? pass >= some.From : null;
        if (some.To < all.To)
        {
            condition = condition is null ? pass < some.To : condition.AndAlso(pass < some.To);
        }

        if (condition is null)
        {
            then();
        }
        else
        {
            code.If(condition, then, otherwise);
        }
    }

    /// <summary>Padding: what stands for zero.</summary>
    private static void Fill(CodeBuilder code, Local array, Value value, int from, int count)
    {
        Expression zero = value.Type.Element == ElementType.Float32 ? (Expression)0f : value.Type.Quantization?.ZeroPoint ?? 0;
        code.For("i", from, from + count, i => code.Assign(array[i], zero));
    }

    /// <summary>Passes from one on, up to and without another.</summary>
    private readonly record struct Span(int From, int To);
}
