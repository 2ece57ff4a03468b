using NetGen.Generator.Model;

namespace NetGen.Generator.Graph;

/// <summary>
/// What must hold of every graph, checked after building and after each pass: values are defined once and before they are read,
/// names are unique, shapes are those that the operators infer, parameters are those that the operators want.
/// </summary>
public static class GraphVerifier
{
    /// <summary>Every violation, as a sentence; empty for a sound graph.</summary>
    /// <param name="before">A sound graph: its nodes are not looked at again, only where they stand.</param>
    public static IReadOnlyList<string> Verify(NetworkGraph graph, NetworkGraph? before = null)
    {
        HashSet<Node> known = before is null ? [] : [.. before.Nodes];
        List<string> problems = [];
        HashSet<Value> defined = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (Value input in graph.Inputs.Concat(graph.States.Select(state => state.Before)).Concat(graph.Windows.Select(window => window.Rows)))
        {
            Define(input);
        }

        foreach (Node node in graph.Nodes)
        {
            foreach (Value input in node.Inputs)
            {
                if (!defined.Contains(input))
                {
                    problems.Add($"{node.Name} reads {input.Name} before it is computed");
                }
            }

            if (!known.Contains(node))
            {
                VerifyShapes(node, problems);
                if (node.Operator is Loop loop)
                {
                    problems.AddRange(Verify(loop.Body).Select(problem => $"{node.Name}: {problem}"));
                }

                VerifyParameters(node, problems);
            }

            foreach (Value output in node.Outputs)
            {
                Define(output);
            }
        }

        foreach (Value output in graph.Outputs.Concat(graph.Cuts).Concat(graph.States.Select(state => state.After)).Where(output => !defined.Contains(output)))
        {
            problems.Add($"output {output.Name} is never computed");
        }

        foreach (StateSlot state in graph.States.Where(state => state.Before.Type != state.After.Type))
        {
            problems.Add($"state {state.Before.Name} is {state.Before.Type} before and {state.After.Type} after the call");
        }

        foreach (StreamWindow window in graph.Windows.Where(window => !defined.Contains(window.Newest) || window.Rows.Shape != window.Newest.Shape.WithRows(window.Count * window.Newest.Shape[0])))
        {
            problems.Add($"{window.Rows.Name} is {window.Rows.Type}, its newest row {window.Newest}");
        }

        return problems;

        void Define(Value value)
        {
            if (!defined.Add(value) || !names.Add(value.Name))
            {
                problems.Add($"{value.Name} is defined twice");
            }
        }
    }

    private static void VerifyShapes(Node node, List<string> problems)
    {
        ShapeInference inference = node.Operator.InferShape([.. node.Inputs.Select(input => input.Shape)]);
        if (inference.Problem is { } problem)
        {
            problems.Add($"{node.Name}: {problem.Message}");
            return;
        }

        if (!inference.Outputs.SequenceEqual(node.Outputs.Select(output => output.Shape)))
        {
            problems.Add($"{node.Name}: outputs are {string.Join(", ", node.Outputs)}, inferred {string.Join(", ", inference.Outputs)}");
        }
    }

    private static void VerifyParameters(Node node, List<string> problems)
    {
        IReadOnlyList<ParameterSpec> specs = node.Operator.Parameters([.. node.Inputs.Select(input => input.Shape)]);
        if (!specs.Select(spec => (spec.Role, spec.Shape)).SequenceEqual(node.Parameters.Select(p => (p.Role, p.Type.Shape))))
        {
            problems.Add($"{node.Name}: parameters are {string.Join(", ", node.Parameters.Select(p => p.Name + " " + p.Type))}, wanted {string.Join(", ", specs)}");
        }

        foreach (Parameter parameter in node.Parameters.Where(p => p.Data is not null))
        {
            int count = parameter.Type.Element == ElementType.Float32 ? parameter.Data!.Floats.Length : parameter.Data!.Integers.Length;
            if (count != parameter.Type.Count)
            {
                problems.Add($"{parameter.Name}: {count} values for {parameter.Type}");
            }
        }
    }
}
