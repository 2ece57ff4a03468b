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
        KernelCode around = Loops([.. written.Select(inner => inner.Identifier)]);
        CostOfKernel own = CostOfKernel.Of(around);

        // Each call is counted with the node that is called.
        IlCounts.Builder executed = new();
        executed.Add(own.Executed, 1);
        executed.Add(IlClass.Call, -(long)written.Length * loop.Runs);
        foreach (PlannedNode inner in written)
        {
            executed.Add(inner.Cost.Executed, 1);
        }

        KernelCode code = around with
        {
            Parts = [.. written.SelectMany(inner => inner.Code!.Parts.Prepend(new Method(inner.Identifier, $"{inner.Node.Name}: {inner.Node.Operator.Describe()}. {inner.Node.Input.Shape} -> {inner.Node.Output.Shape}.", inner.Code!.Body)))],
            Arrays = [.. written.SelectMany(inner => inner.Code!.Arrays).GroupBy(array => array.Field.Name).Select(equals => equals.First())],
            Helpers = [.. written.SelectMany(inner => inner.Code!.Helpers).Concat(around.Helpers).GroupBy(helper => helper.Name).Select(equals => equals.First())],
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
        return new PlannedNode(node, identifier, CodeForm.Loop, isUnrolled ? "steps one after the other" : loop.Beam is null ? "a loop over time" : "a loop over time and hypotheses", code, cost, null) { Inside = body };
    }

    /// <summary>Bytes of IL of the loop itself, whatever forms its body's nodes have: they are called.</summary>
    public long CodeBytes => CostOfKernel.Of(Loops([.. loop.Body.Nodes.Where(inner => !inner.Operator.IsView).Select(inner => inner.Name)])).CodeBytes;

    /// <param name="methods">The methods of the body's nodes.</param>
    private KernelCode Loops(IReadOnlyList<string> methods) => loop.Beam is null ? new KernelCode(Body(methods)) : new BeamLoop(node, arena).Around(methods);

    private IReadOnlyList<Statement> Body(IReadOnlyList<string> methods)
    {
        CodeBuilder code = new();
        StateBegins.Write(code, node, arena, i => arena.Buffers[loop.Body.States[i].Before]);
        if (loop.End is not null)
        {
            LoopEnd.Fill(code, node, arena);
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

            foreach (string method in methods)
            {
                code.Invoke(method);
            }

            for (int i = 0; i < loop.Body.Outputs.Count; i++)
            {
                if (loop.Stacked[i])
                {
                    Code.Buffer result = arena.Buffers[loop.Body.Outputs[i]];
                    Copy(code, result, 0, arena.Buffers[node.Outputs[i]], at * (int)result.Type.Count);
                }
            }

            if (loop.End is { } end)
            {
                Code.Buffer symbol = arena.Buffers[loop.Body.Outputs[0]];
                code.If(ArrayOf(code, symbol)[symbol.Offset].EqualTo(end), () => code.Return(), share: 0);
            }
        }
    }

    /// <summary>Copies the smaller of two values from a place in the one to a place in the other.</summary>
    internal static void Copy(CodeBuilder code, Code.Buffer from, Expression fromPlace, Code.Buffer to, Expression toPlace) =>
        code.Copy(ArrayOf(code, from), fromPlace + from.Offset, ArrayOf(code, to), toPlace + to.Offset, (int)Math.Min(from.Type.Count, to.Type.Count));

    internal static Local ArrayOf(CodeBuilder code, Code.Buffer buffer) => code.Array(buffer.Field.Name.EndsWith("arena", StringComparison.Ordinal) ? "a" : "a" + buffer.Field.Type.ElementOf(), buffer.Field);
}
