using System.Globalization;

namespace Microcontroller;

/// <summary>A recorded window of the accelerometer: what was moved, by whom, and the sensor's counts, 64 samples of x, y, z.</summary>
internal sealed record Trace(int Label, int Person, short[] Counts)
{
    /// <summary>The class names and the windows of a file that training/gestures wrote.</summary>
    public static (string[] Classes, IReadOnlyList<Trace> Traces) Load(string path)
    {
        string[] classes = [];
        List<Trace> traces = [];
        foreach (string line in File.ReadLines(path))
        {
            if (line.StartsWith("# classes: ", StringComparison.Ordinal))
            {
                classes = line["# classes: ".Length..].Split(' ');
            }
            else if (!line.StartsWith('#'))
            {
                string[] fields = line.Split(',');
                short[] counts = [.. fields.Skip(2).Select(field => short.Parse(field, CultureInfo.InvariantCulture))];
                traces.Add(new Trace(Array.IndexOf(classes, fields[0]), int.Parse(fields[1], CultureInfo.InvariantCulture), counts));
            }
        }

        return (classes, traces);
    }

    /// <summary>Counts to the network's input, 32 steps a g: rounded, in integers, as a board does it.</summary>
    public void Quantize(sbyte[] input)
    {
        for (int i = 0; i < input.Length; i++)
        {
            int steps = (Counts[i] + 128) >> 8;
            input[i] = (sbyte)(steps > 127 ? 127 : steps);
        }
    }
}
