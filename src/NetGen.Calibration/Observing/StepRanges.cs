using NetGen.Calibration.Ranges;
using NetGen.Calibration.Running;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Calibration.Observing;

/// <summary>
/// Ranges of the values inside of decoders: over all steps. What a state begins with is in the range of the state, and of what it becomes, as these have one quantization.
/// </summary>
internal static class StepRanges
{
    /// <summary>The ranges that were seen, and those of the values of decoders' steps.</summary>
    public static IReadOnlyDictionary<Value, ValueRange> Run(ObservedNetwork network, IReadOnlyDictionary<Value, ValueRange> seen)
    {
        Dictionary<Value, ValueRange> ranges = seen.ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (Node node in network.Graph.Nodes.Where(node => node.Operator is Loop))
        {
            Loop loop = (Loop)node.Operator;
            int first = node.Inputs.Count - loop.Body.Inputs.Count;
            for (int i = loop.Told; i < loop.Body.Inputs.Count; i++)
            {
                Take(loop.Body.Inputs[i], node.Inputs[first + i]);
            }

            foreach (Value value in loop.Body.Nodes.SelectMany(inner => inner.Outputs))
            {
                Take(value, network.StepsOf(value));
            }

            int given = loop.Given(node.Inputs.Count);
            for (int i = 0; i < loop.Body.States.Count; i++)
            {
                Value before = loop.Body.States[i].Before;
                if (before.Type.Element == ElementType.Float32)
                {
                    Value root = QuantizationRoot.Of(loop.Body, before);
                    ranges[root] = Hull(root, i < given ? ranges[node.Inputs[i]] : new ValueRange(0, 0));
                }
            }

            foreach (Value before in loop.Body.States.Select(state => state.Before).Where(before => before.Type.Element == ElementType.Float32))
            {
                ranges[before] = ranges[QuantizationRoot.Of(loop.Body, before)];
            }
        }

        return ranges;

        ValueRange Hull(Value value, ValueRange more) => ranges.TryGetValue(value, out ValueRange known) ? known.Hull(more) : more;

        void Take(Value value, Value? from)
        {
            if (from is not null && ranges.TryGetValue(from, out ValueRange known))
            {
                ranges[value] = known;
            }
        }
    }
}
