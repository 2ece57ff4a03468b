using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>Recurrent layers become loops over time: a body of plain layers, the state carried from step to step. Two directions are two loops side by side.</summary>
public static partial class LowerRecurrent
{
    /// <param name="keepSteps">Whether each loop also gives all values of all its steps, "Layer.cell.steps" of steps x units.</param>
    public static NetworkGraph Run(NetworkGraph graph, bool keepSteps = false)
    {
        if (!graph.Everything.Any(node => node.Operator is RecurrentOperator or Loop))
        {
            return graph;
        }

        GraphRewriter rewriter = new(graph);
        foreach (Node node in graph.Nodes)
        {
            if (node.Operator is Loop loop)
            {
                AddDecoder(rewriter, node, loop, keepSteps);
            }
            else if (node.Operator is RecurrentOperator single && node.Input.Shape.Rank == 1)
            {
                AddStep(rewriter, node, single, [], keepSteps);
            }
            else if (node.Operator is RecurrentOperator op)
            {
                Lower(rewriter, node, op, keepSteps);
            }
            else
            {
                rewriter.Add(node);
            }
        }

        return rewriter.Finish();
    }

    private static void Lower(GraphRewriter rewriter, Node node, RecurrentOperator op, bool keepSteps)
    {
        if (op.Direction != StepDirection.Both)
        {
            rewriter.Add(LoopOf(rewriter, node, op, node.Name, "", op.Direction == StepDirection.Backward, [.. node.Inputs.Skip(1)], node.Outputs, keepSteps));
            return;
        }

        // The states of both directions lie side by side.
        List<Node> loops = [];
        for (int side = 0; side < 2; side++)
        {
            string name = node.Name + (side == 0 ? ".forward" : ".backward");
            List<Value> given = [];
            for (int i = 1; i < node.Inputs.Count; i++)
            {
                Value both = node.Inputs[i];
                int size = op.StateSizes[i - 1].Size;
                Value half = new($"{name}.{op.StateSizes[i - 1].Name}.first", both.Type with { Shape = new TensorShape(size) });
                TensorShape all = new(2 * size);
                Value flat = both;
                if (both.Shape != all)
                {
                    flat = new Value($"{half.Name}.flat", both.Type with { Shape = all });
                    rewriter.Add(Part(node, flat.Name, new Reshape([2 * size]), [both], flat));
                }

                rewriter.Add(Part(node, half.Name, new Slice([side * size], [size], [1]), [flat], half));
                given.Add(half);
            }

            Value[] outputs = [.. node.Outputs.Select((output, i) => new Value(i == 0 ? name : $"{name}.{i}", output.Type with { Shape = Half(output.Shape) }))];
            Node loop = LoopOf(rewriter, node, op, name, side == 0 ? "" : RecurrentOperator.Reverse, side == 1, given, outputs, keepSteps);
            rewriter.Add(loop);
            loops.Add(loop);
        }

        for (int i = 0; i < node.Outputs.Count; i++)
        {
            rewriter.Add(Part(node, i == 0 ? node.Name : $"{node.Name}.{i}", new Concat(-1), [loops[0].Outputs[i], loops[1].Outputs[i]], node.Outputs[i]));
        }
    }

    /// <summary>A state that is given, in the scale that the layer keeps it in.</summary>
    private static Value InScale(GraphRewriter rewriter, Node node, string name, Value given, Quantization? wanted)
    {
        if (wanted is null || given.Type.Quantization is null || given.Type.Quantization == wanted || given.Type.Element != ElementType.Int8)
        {
            return given;
        }

        Value scaled = new(name, given.Type with { Quantization = wanted });
        rewriter.Add(Part(node, name, new Activate(ActivationKind.None), [given], scaled));
        return scaled;
    }

    /// <summary>The name of a step's value where the loop gives it for all steps.</summary>
    public static string StepsOf(string value) => value + ".steps";

    private static Value StepsOf(Value value, int steps) => new(StepsOf(value.Name), value.Type with { Shape = new TensorShape(steps, (int)value.Shape.Count) });

    /// <summary>The loop of one direction.</summary>
    private static Node LoopOf(GraphRewriter rewriter, Node node, RecurrentOperator op, string name, string prefix, bool isReversed, IReadOnlyList<Value> given, IReadOnlyList<Value> outputs, bool keepSteps)
    {
        TensorType sequence = node.Input.Type;
        StepBuilder step = new(node, name, prefix);
        given = [.. given.Select((value, i) => InScale(rewriter, node, $"{name}.{op.StateSizes[i].Name}.given", value, op.Carried(step)[i].Type.Quantization))];
        Value row = new($"{name}.row", sequence with { Shape = new TensorShape(RecurrentOperator.RowOf(sequence.Shape)) });
        IReadOnlyList<Value> before = step.Before(op.Carried(step));
        IReadOnlyList<Value> after = op.Step(step, row, before);
        List<Value> results = [after[0]];
        List<bool> stacked = [op.Sequences];
        if (op.States)
        {
            results.AddRange(after.Take(op.StateSizes.Count));
            stacked.AddRange(op.StateSizes.Select(_ => false));
        }

        if (keepSteps)
        {
            Value[] inside = [.. step.Nodes.SelectMany(inner => inner.Outputs)];
            results.AddRange(inside);
            stacked.AddRange(inside.Select(_ => true));
            outputs = [.. outputs, .. inside.Select(value => StepsOf(value, sequence.Shape.Height))];
        }

        NetworkGraph body = new([row], step.Nodes, results) { States = [.. before.Zip(after, (first, next) => new StateSlot(first, next))] };
        int seen = op.StateSizes.Count;
        Loop loop = new(body, sequence.Shape.Height)
        {
            Reversed = isReversed,
            Stacked = stacked.ToArray(),
            Widened = given.Count == 0 ? new EquatableArray<(int, int)>([]) : Enumerable.Range(seen, before.Count - seen).Select(state => (state, 0)).ToArray(),
        };
        return node with { Name = name, Operator = loop, Inputs = [node.Input, .. given], Outputs = outputs, Parameters = [] };
    }

    private static Node Part(Node node, string name, Operator op, IReadOnlyList<Value> inputs, Value output) =>
        new(name, op, inputs, [output]) { Layer = node.Layer, PlainLayer = node.PlainLayer };

    private static TensorShape Half(TensorShape both) => new([.. both.Sizes.Take(both.Rank - 1), both.Channels / 2]);
}
