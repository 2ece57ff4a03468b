using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <content>Recurrent layers of a vector, a single step each: in a network, or in the loop of a decoder, which carries their states.</content>
public static partial class LowerRecurrent
{
    /// <summary>
    /// A decoder's loop with the nodes of its recurrent layers' steps. What its states begin with is rescaled in front of it, and a state that an integer network keeps in 16 bits beside its
    /// 8 is one more of the loop's.
    /// </summary>
    private static void AddDecoder(GraphRewriter rewriter, Node node, Loop loop, bool keepSteps)
    {
        NetworkGraph body = loop.Body;
        GraphRewriter inner = new(body);
        List<StateSlot> more = [];
        List<(int State, int From)> widened = [];
        int given = loop.Given(node.Inputs.Count);
        foreach (Node part in body.Nodes)
        {
            if (part.Operator is not RecurrentOperator op)
            {
                inner.Add(part);
                continue;
            }

            int slot = body.States.ToList().FindIndex(state => state.Before == part.Inputs[1] && (state.After == part.Output || (op.States && state.After == part.Outputs[1])));
            IReadOnlyList<Value> kept = slot < 0 ? [] : [.. StatesOf(part).Skip(op.StateSizes.Count)];
            widened.AddRange(kept.Where(_ => slot < given).Select((_, i) => (body.States.Count + more.Count + i, slot)));
            IReadOnlyList<Value> after = AddStep(inner, part, op, kept, keepSteps);
            more.AddRange(kept.Select((before, i) => new StateSlot(before, after[op.StateSizes.Count + i])));
        }

        NetworkGraph stepped = inner.Finish();
        stepped = SeparateStates.Run(stepped with { States = [.. stepped.States, .. more] });
        List<Value> outputs = [.. node.Outputs];
        List<bool> stacked = [.. loop.Stacked];
        if (keepSteps)
        {
            // Rows that are kept were values of the steps before.
            Value[] inside = [.. stepped.Nodes.Where(part => !part.Operator.IsView && part.Operator is not KeepRow).SelectMany(part => part.Outputs)];
            outputs.AddRange(inside.Select(value => StepsOf(value, loop.Steps)));
            stacked.AddRange(inside.Select(_ => true));
            stepped = stepped with { Outputs = [.. stepped.Outputs, .. inside] };
        }

        IEnumerable<Value> begins = node.Inputs.Take(given).Select((value, i) => InScale(rewriter, node, stepped.States[i].Before.Name + ".given", rewriter.Map(value), stepped.States[i].Before.Type.Quantization));
        rewriter.Add(node with
        {
            Operator = loop with { Body = stepped, Stacked = stacked.ToArray(), Widened = widened.ToArray() },
            Inputs = [.. begins, .. node.Inputs.Skip(given)],
            Outputs = outputs,
        });
    }

    /// <summary>The states in front of a step, as a loop would carry them.</summary>
    private static IReadOnlyList<Value> StatesOf(Node node)
    {
        StepBuilder step = new(node, node.Name, "");
        return step.Before(((RecurrentOperator)node.Operator).Carried(step));
    }

    /// <summary>The single step that a layer makes of a vector, and what it carries on.</summary>
    /// <param name="kept">States beside those that the layer is given.</param>
    private static IReadOnlyList<Value> AddStep(GraphRewriter rewriter, Node node, RecurrentOperator op, IReadOnlyList<Value> kept, bool keepSteps)
    {
        StepBuilder step = new(node, node.Name, "");
        IReadOnlyList<(string Name, TensorType Type)> carried = op.Carried(step);
        Value[] given = [.. node.Inputs.Skip(1).Select((value, i) => InScale(rewriter, node, $"{node.Name}.{op.StateSizes[i].Name}.given", rewriter.Map(value), carried[i].Type.Quantization))];
        IReadOnlyList<Value> after = op.Step(step, rewriter.Map(node.Input), [.. given, .. kept]);

        // The layer's own values stand for the step's: the output is the hidden state.
        Dictionary<Value, Value> own = new() { [after[0]] = node.Output };
        for (int i = 1; i < op.StateSizes.Count && op.States; i++)
        {
            own[after[i]] = node.Outputs[i + 1];
        }

        foreach (Node inner in step.Nodes)
        {
            rewriter.Add(inner with { Inputs = [.. inner.Inputs.Select(Own)], Outputs = [.. inner.Outputs.Select(Own)] });
        }

        if (op.States && keepSteps)
        {
            rewriter.Add(Part(node, node.Outputs[1].Name, new Concat(-1), [node.Output], node.Outputs[1]));
        }
        else if (op.States)
        {
            rewriter.Replace(node.Outputs[1], node.Output);
        }

        return [.. after.Select(Own)];

        Value Own(Value value) => own.TryGetValue(value, out Value? layers) ? layers : value;
    }
}
