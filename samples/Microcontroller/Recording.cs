using System.Globalization;

namespace Microcontroller;

/// <summary>A recorded window of the accelerometer: what was moved, by whom, and the sensor's counts, 64 samples of x, y, z.</summary>
internal sealed record Recording(int Label, int Person, short[] Counts)
{
    /// <summary>The class names and the windows of a file that training/gestures wrote.</summary>
    public static (string[] Classes, IReadOnlyList<Recording> Recordings) Load(string path)
    {
        string[] classes = [];
        List<Recording> recordings = [];
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
                recordings.Add(new Recording(Array.IndexOf(classes, fields[0]), int.Parse(fields[1], CultureInfo.InvariantCulture), counts));
            }
        }

        return (classes, recordings);
    }

    /// <summary>Counts to the network's input, 32 steps a g: rounded, in integers, as a board does it.</summary>
    public void Quantize(sbyte[] input)
    {
        for (int i = 0; i < input.Length; i++)
        {
            input[i] = MotionWindow.Quantize(Counts[i]);
        }
    }
}
