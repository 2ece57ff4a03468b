using NetGen.Generator.Model;

namespace NetGen.Generator.Graph;

/// <summary>How many words the tokens of an input may name: the smallest vocabulary that they, or what layers that move values make of them, are looked up in.</summary>
internal static class Vocabularies
{
    /// <summary>By the graph's inputs; those that nothing looks up are missing.</summary>
    public static IReadOnlyDictionary<Value, int> Of(NetworkGraph graph)
    {
        Dictionary<Value, int> words = [];
        for (int i = graph.Nodes.Count - 1; i >= 0; i--)
        {
            Node node = graph.Nodes[i];
            int? limit = node.Operator.Vocabulary is { } vocabulary ? vocabulary
                : node.Input.Type.Element == ElementType.Int32 ? node.Outputs.Min(output => words.TryGetValue(output, out int known) ? (int?)known : null)
                : null;
            if (limit is { } most)
            {
                words[node.Input] = words.TryGetValue(node.Input, out int other) ? Math.Min(most, other) : most;
            }
        }

        return graph.Inputs.Where(words.ContainsKey).ToDictionary(input => input, input => words[input]);
    }
}
