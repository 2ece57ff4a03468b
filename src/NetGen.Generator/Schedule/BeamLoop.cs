using NetGen.Generator.Code;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>
/// The code of a <see cref="BeamSearch"/>. In each step the states of one hypothesis after the other go to where the body reads them, the body's methods run, its best symbols go
/// to a list that holds the best of all hypotheses, and its states back. Of those that follow on one hypothesis the first goes on with its states, where they are; others
/// get a copy. Behind the last step the best sequence is followed from its end to its beginning.
/// </summary>
internal sealed class BeamLoop
{
    private readonly Node node;
    private readonly ArenaPlan arena;
    private readonly Loop loop;
    private readonly BeamSearch beam;
    private readonly BeamRoom room;
    private readonly CodeBuilder code = new();

    public BeamLoop(Node node, ArenaPlan arena)
    {
        this.node = node;
        this.arena = arena;
        loop = (Loop)node.Operator;
        beam = loop.Beam!;
        room = beam.Room!;
    }

    /// <summary>Outputs of the body of which the best sequence's rows are wanted, the symbols in front of them.</summary>
    private int Wanted => beam.Wanted;

    /// <summary>The loop without its body's methods.</summary>
    /// <param name="body">The methods of the body's nodes.</param>
    public KernelCode Around(IReadOnlyList<string> body)
    {
        StateBegins.Write(code, node, arena, i => arena.Buffers[room.Banks[i]] with { Type = loop.Body.States[i].Before.Type });
        if (room.Banks.Count > 0)
        {
            code.Assign(At(room.Places, 0), 0);
        }

        code.Assign(At(room.Told, 0), beam.Start);
        code.Assign(At(room.Scores, 0), 0f);
        Local live = code.Declare("live", 1);
        Expression steps = loop.Steps;
        if (loop.End is null)
        {
            code.For("t", 0, loop.Steps, t => Step(t, live, body));
        }
        else
        {
            // No sum grows: what follows on others never comes to stand above a finished one.
            LoopEnd.Fill(code, node, arena);
            Local t = code.Declare("t", 0);
            code.While(
                (t < loop.Steps).AndAlso(At(room.Told, 0) >= 0),
                () =>
                {
                    Step(t, live, body);
                    code.Assign(t, t + 1);
                },
                loop.Steps);
            steps = t;
        }

        Follow(steps);
        code.Assign(At(node.Outputs[Wanted], 0), At(room.Scores, 0));
        return new KernelCode(code.Statements) { Helpers = [RankedList.Insert(CodeType.Float32, beam.Width / 2.0), RankedList.Keep] };
    }

    private void Step(Expression t, Local live, IReadOnlyList<string> body)
    {
        Expression row = t * beam.Width;
        Expression start = row is IntegerConstant ? row : code.Declare("row", row);
        if (loop.CountsPositions)
        {
            code.Assign(StepCounter.InLoop, t);
        }

        Local found = code.Declare("found", 0);
        Local h = code.Declare("h", 0);
        code.While(
            h < live,
            () =>
            {
                if (loop.End is null)
                {
                    Run(start, h, found, body);
                }
                else
                {
                    code.If(At(room.Told, h) < 0, () => Keep(start, found, At(room.Scores, h), -1 - h), () => Run(start, h, found, body), share: 0);
                }

                code.Assign(h, h + 1);
            },
            loop.Runs / (double)loop.Steps);
        GoOn(start, found);
        code.Assign(live, found);
    }

    /// <summary>The body for one hypothesis, and its best symbols to the list.</summary>
    private void Run(Expression start, Local h, Local found, IReadOnlyList<string> body)
    {
        IReadOnlyList<StateSlot> states = loop.Body.States;
        Local? place = states.Count > 0 ? code.Declare("place", At(room.Places, h)) : null;
        for (int i = 0; i < states.Count; i++)
        {
            TimeLoop.Copy(code, arena.Buffers[room.Banks[i]], place! * (int)states[i].Before.Type.Count, arena.Buffers[states[i].Before], 0);
        }

        code.Assign(At(loop.Body.Inputs[0], 0), At(room.Told, h));
        foreach (string method in body)
        {
            code.Invoke(method);
        }

        for (int i = 0; i < states.Count; i++)
        {
            TimeLoop.Copy(code, arena.Buffers[states[i].Before], 0, arena.Buffers[room.Banks[i]], place! * (int)states[i].Before.Type.Count);
        }

        for (int i = 1; i < Wanted; i++)
        {
            Value rows = room.Rows[i - 1];
            int length = (int)loop.Body.Outputs[i].Type.Count;
            TimeLoop.Copy(code, arena.Buffers[loop.Body.Outputs[i]], 0, arena.Buffers[rows], (start + h) * length);
        }

        for (int i = Wanted + 2; i < loop.Body.Outputs.Count; i++)
        {
            TimeLoop.Copy(code, arena.Buffers[loop.Body.Outputs[i]], 0, arena.Buffers[node.Outputs[i - 1]], start * (int)loop.Body.Outputs[i].Type.Count);
        }

        (Value symbols, Value best, Value all) = (loop.Body.Outputs[0], loop.Body.Outputs[Wanted], loop.Body.Outputs[Wanted + 1]);
        Expression sum = At(all, 0);
        code.For("j", 0, (int)symbols.Type.Count, j =>
            Keep(start, found, At(room.Scores, h) + (Real(At(best, j), best.Type) - sum), (h * beam.Symbols) + At(symbols, j)));
    }

    /// <summary>Puts what can follow into the list, if it is among the best: it stays behind equals.</summary>
    private void Keep(Expression start, Local found, Expression score, Expression symbol) => code.Assign(found, RankedList.KeepCall(
        Array(room.Sums), Array(room.Followed), Offset(room.Sums), start + Offset(room.Followed), found, beam.Width, score, symbol));

    /// <summary>What the list holds becomes the hypotheses of the next step, each with states of its own.</summary>
    private void GoOn(Expression start, Local found)
    {
        bool hasStates = room.Banks.Count > 0;
        if (hasStates)
        {
            code.For("i", Offset(room.Taken), Offset(room.Taken) + beam.Width, i => code.Assign(Array(room.Taken)[i], 0));
        }

        code.For("k", 0, found, k =>
        {
            Local followed = code.Declare("followed", At(room.Followed, start + k));
            Local before = code.Declare("before", Before(followed));
            if (hasStates)
            {
                Local place = code.Declare("from", At(room.Places, before));
                code.Assign(At(room.Next, k), place.If(At(room.Taken, place).EqualTo(0), -1 - place));
                code.Assign(At(room.Taken, place), 1);
            }

            Expression symbol = followed - (before * beam.Symbols);
            if (loop.End is { } end)
            {
                Local told = code.Declare("told", symbol);
                code.If(followed < 0, () => code.Assign(told, -1), share: 0);
                code.If(told.EqualTo(end), () => code.Assign(told, -1), share: 0);
                symbol = told;
            }

            code.Assign(At(room.Told, k), symbol);
            code.Assign(At(room.Scores, k), At(room.Sums, k));
        }, passes: beam.Width);
        if (hasStates)
        {
            Settle(found);
        }
    }

    /// <summary>A row of the banks for each hypothesis: its own, or one that is free, with a copy.</summary>
    private void Settle(Local found)
    {
        Local free = code.Declare("free", 0);
        code.For("k", 0, found, k =>
        {
            Local next = code.Declare("next", At(room.Next, k));
            code.If(next < 0, () =>
            {
                code.While(At(room.Taken, free).NotEqualTo(0), () => code.Assign(free, free + 1), passes: 1);
                foreach (Value states in room.Banks)
                {
                    Code.Buffer bank = arena.Buffers[states];
                    int length = states.Shape.Channels;
                    code.Copy(TimeLoop.ArrayOf(code, bank), ((-1 - next) * length) + bank.Offset, TimeLoop.ArrayOf(code, bank), (free * length) + bank.Offset, length);
                }

                code.Assign(At(room.Taken, free), 1);
                code.Assign(next, free);
            }, share: (beam.Width - 1) / (2.0 * beam.Width));
            code.Assign(At(room.Places, k), next);
        }, passes: beam.Width);
    }

    /// <summary>The best sequence, from its end to its beginning.</summary>
    private void Follow(Expression steps)
    {
        Local k = code.Declare("k", 0);
        code.For("b", 1, steps + 1, b =>
        {
            Local at = code.Declare("at", steps - b);
            Local followed = code.Declare("followed", At(room.Followed, (at * beam.Width) + k));
            code.Assign(k, Before(followed));
            if (loop.End is null)
            {
                Write(at, followed);
            }
            else
            {
                code.If(followed >= 0, () => Write(at, followed), share: 1);
            }
        }, passes: loop.Steps);

        void Write(Local at, Local followed)
        {
            code.Assign(At(node.Outputs[0], at), followed - (k * beam.Symbols));
            for (int i = 1; i < Wanted; i++)
            {
                Value rows = room.Rows[i - 1];
                Code.Buffer from = arena.Buffers[rows];
                Code.Buffer to = arena.Buffers[node.Outputs[i]];
                int length = (int)loop.Body.Outputs[i].Type.Count;
                code.Copy(TimeLoop.ArrayOf(code, from), (((at * beam.Width) + k) * length) + from.Offset, TimeLoop.ArrayOf(code, to), (at * length) + to.Offset, length);
            }
        }
    }

    /// <summary>The hypothesis that a symbol follows on; of one that was finished itself.</summary>
    private Expression Before(Local followed) => loop.End is null ? followed / beam.Symbols : (followed / beam.Symbols).If(followed >= 0, -1 - followed);

    /// <summary>A score as a real number.</summary>
    private static Expression Real(Expression score, TensorType type) =>
        type.Quantization is { } quantization ? (score - quantization.ZeroPoint).As(CodeType.Float32) * quantization.Scale : score;

    private Local Array(Value value) => TimeLoop.ArrayOf(code, arena.Buffers[value]);

    private int Offset(Value value) => arena.Buffers[value].Offset;

    private Element At(Value value, Expression index) => Array(value)[index + Offset(value)];
}
