using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parameters;

/// <summary>
/// Seeded random parameters of plausible size, to measure a shape before training it. A tensor depends on the seed and its own
/// name only, so that adding a layer changes no other.
/// </summary>
public sealed class RandomParameters(int seed) : IParameterSource
{
    public IEnumerable<string> TensorNames => [];

    public TensorRecord? FindTensor(string name, ParameterSpec spec, ElementType element)
    {
        ulong state = Mix(unchecked((ulong)seed), name);
        int count = (int)spec.Shape.Count;
        int channels = spec.Shape[spec.ChannelAxis < 0 ? spec.Shape.Rank - 1 : spec.ChannelAxis];
        double fanIn = Math.Max(1, count / Math.Max(1, channels));
        double reach = spec.IsWeight ? Math.Sqrt(3 / fanIn) : 0.1;
        if (element == ElementType.Float32)
        {
            float[] floats = new float[count];
            for (int i = 0; i < count; i++)
            {
                float offset = spec.Role is "gamma" or "variance" ? 1 : 0;
                floats[i] = offset + (float)(reach * Next(ref state));
            }

            return new TensorRecord(name, new TensorType(element, spec.Shape), Packing.FromFloats(floats));
        }

        int[] integers = new int[count];
        int largest = element == ElementType.Int32 ? 1000 : 127;
        for (int i = 0; i < count; i++)
        {
            integers[i] = (int)Math.Round(largest * Next(ref state));
        }

        Quantization quantization = new((float)(reach / 127), 0);
        return new TensorRecord(name, new TensorType(element, spec.Shape, quantization), Packing.FromIntegers(integers, element));
    }

    public ValueRecord? FindValue(string name, ElementType element, Quantization? fixedBy) => fixedBy is not null ? null : element == ElementType.Int16 ? new(name, element, 1f / 2048, 0) : new(name, element, 0.03125f, 0);

    /// <summary>From -1 to 1 (splitmix64).</summary>
    private static double Next(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            ulong z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return ((z ^ (z >> 31)) >> 11) * (2.0 / (1UL << 53)) - 1;
        }
    }

    private static ulong Mix(ulong state, string name)
    {
        unchecked
        {
            foreach (char letter in name)
            {
                state = (state ^ letter) * 0x100000001B3UL;
            }

            return state;
        }
    }
}
