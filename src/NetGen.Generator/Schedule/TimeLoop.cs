using NetGen.Generator.Code;
using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>
/// The code of a loop over time: states begin, then for each row the row goes to where the body reads it, the body's methods run, and a row of results goes to
/// where it is wanted.
/// </summary>
/// <param name="isUnrolled">Whether the steps are written one after the other.</param>
internal sealed class TimeLoop(Node node, ArenaPlan arena, bool isUnrolled)
{
    private readonly Loop loop = (Loop)node.Operator;

    /// <summary>The loop, with the methods of its body among its own.</summary>
    /// <param name="identifier">The method of the loop.</param>
    /// <param name="body">The body's nodes with their code.</param>
    public PlannedNode Around(string identifier, IReadOnlyList<PlannedNode> body)
    {
        PlannedNode[] written = [.. body.Where(inner => inner.Code is not null)];
        IReadOnlyList<Statement> statements = Body(written);
        CostOfKernel own = CostOfKernel.Of(new KernelCode(statements));

        // Each call is counted with the node that is called.
        IlCounts.Builder executed = new();
        executed.Add(own.Executed, 1);
        executed.Add(IlClass.Call, -(long)written.Length * loop.Steps);
        foreach (PlannedNode inner in written)
        {
            executed.Add(inner.Cost.Executed, 1);
        }

        KernelCode code = new(statements)
        {
            Parts = [.. written.SelectMany(inner => inner.Code!.Parts.Prepend(new Method(inner.Identifier, $"{inner.Node.Name}: {inner.Node.Operator.Describe()}. {inner.Node.Input.Shape} -> {inner.Node.Output.Shape}.", inner.Code!.Body)))],
            Arrays = [.. written.SelectMany(inner => inner.Code!.Arrays).GroupBy(array => array.Field.Name).Select(equals => equals.First())],
            Helpers = [.. written.SelectMany(inner => inner.Code!.Helpers).GroupBy(helper => helper.Name).Select(equals => equals.First())],
            Vectors = [.. written.SelectMany(inner => inner.Code!.Vectors).Distinct()],
        };
        CostOfKernel cost = new(
            executed.Build(),
            own.CodeBytes + written.Sum(inner => inner.Cost.CodeBytes),
            written.Sum(inner => inner.Cost.InitialiserBytes),
            written.Sum(inner => inner.Cost.RamBytes))
        {
            Instructions = own.Instructions + written.Sum(inner => inner.Cost.Instructions),
            Trimmed = own.Trimmed + written.Sum(inner => inner.Cost.Trimmed),
        };
        return new PlannedNode(node, identifier, CodeForm.Loop, isUnrolled ? "steps one after the other" : "a loop over time", code, cost, null) { Inside = body };
    }

    private IReadOnlyList<Statement> Body(IReadOnlyList<PlannedNode> body)
    {
        CodeBuilder code = new();
        IReadOnlyList<StateSlot> states = loop.Body.States;
        for (int i = 0; i < states.Count; i++)
        {
            Code.Buffer state = arena.Buffers[states[i].Before];
            if (states[i].IsWrittenFirst)
            {
                continue;
            }

            if (i < loop.Given(node.Inputs.Count))
            {
                Copy(code, arena.Buffers[node.Inputs[loop.Sequences + i]], 0, state, 0);
                continue;
            }

            Local array = ArrayOf(code, state);
            if (loop.Widened.Where(pair => pair.State == i).Select(pair => (int?)pair.From).FirstOrDefault() is { } from)
            {
                Code.Buffer narrow = arena.Buffers[node.Inputs[loop.Sequences + from]];
                Local source = ArrayOf(code, narrow);
                code.For("i", 0, (int)state.Type.Count, index => code.Assign(array[index + state.Offset], (source[index + narrow.Offset] * 256).As(CodeType.Int16)));
                continue;
            }

            int? value = loop.Begins.Where(begin => begin.State == i).Select(begin => (int?)begin.Value).FirstOrDefault();
            Expression first = state.Type.Element == ElementType.Float32 ? (Expression)(float)(value ?? 0) : value ?? state.Type.Quantization?.ZeroPoint ?? 0;
            code.For("i", state.Offset, state.Offset + (int)state.Type.Count, index => code.Assign(array[index], first));
        }

        if (isUnrolled)
        {
            for (int t = 0; t < loop.Steps; t++)
            {
                Step(loop.Reversed ? loop.Steps - 1 - t : t);
            }
        }
        else
        {
            code.For("t", 0, loop.Steps, t => Step(loop.Reversed ? (loop.Steps - 1) - t : t));
        }

        for (int i = 0; i < loop.Body.Outputs.Count; i++)
        {
            if (!loop.Stacked[i])
            {
                Copy(code, arena.Buffers[loop.Body.Outputs[i]], 0, arena.Buffers[node.Outputs[i]], 0);
            }
        }

        return code.Statements;

        void Step(Expression at)
        {
            if (loop.CountsPositions)
            {
                code.Assign(StepCounter.InLoop, at);
            }

            if (loop.ReadsRows)
            {
                Code.Buffer row = arena.Buffers[loop.Body.Inputs[0]];
                int length = (int)row.Type.Count;
                Copy(code, arena.Buffers[node.Input], at * length, row, 0);
            }

            foreach (PlannedNode inner in body)
            {
                code.Invoke(inner.Identifier);
            }

            for (int i = 0; i < loop.Body.Outputs.Count; i++)
            {
                if (loop.Stacked[i])
                {
                    Code.Buffer result = arena.Buffers[loop.Body.Outputs[i]];
                    Copy(code, result, 0, arena.Buffers[node.Outputs[i]], at * (int)result.Type.Count);
                }
            }
        }
    }

    /// <summary>Copies the smaller of two values from a place in the one to a place in the other.</summary>
    private static void Copy(CodeBuilder code, Code.Buffer from, Expression fromPlace, Code.Buffer to, Expression toPlace) =>
        code.Copy(ArrayOf(code, from), fromPlace + from.Offset, ArrayOf(code, to), toPlace + to.Offset, (int)Math.Min(from.Type.Count, to.Type.Count));

    private static Local ArrayOf(CodeBuilder code, Code.Buffer buffer) => code.Array(buffer.Field.Name.EndsWith("arena", StringComparison.Ordinal) ? "a" : "a" + buffer.Field.Type.ElementOf(), buffer.Field);
}
