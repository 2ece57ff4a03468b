using System.Globalization;
using System.Text;

namespace Microcontroller;

/// <summary>
/// <c>replay</c> prints the application's decisions about all recordings, a line each; <c>replay DIRECTORY</c> writes the recordings as programs that print the same
/// on another runtime. There are several of them, since one assembly of nanoFramework has no room for all; each begins anew, here as well.
/// </summary>
internal static class ReplayCommand
{
    /// <summary>Windows of a program: 128 x 192 counts are 49,152 bytes of the 65,535 that initialisers may take.</summary>
    public const int WindowsEach = 128;

    private const int ValuesALine = 24;

    public static int Run(string[] args, IReadOnlyList<Recording> recordings, TextWriter errors)
    {
        if (args[0] != "replay" || args.Length > 2)
        {
            errors.Write("usage: [replay [DIRECTORY]]\n");
            return 2;
        }

        short[][] parts = [.. recordings.Chunk(WindowsEach).Select(part => part.SelectMany(recording => recording.Counts).ToArray())];
        for (int i = 0; i < parts.Length; i++)
        {
            if (args.Length == 1)
            {
                Replay.Run(parts[i]);
            }
            else
            {
                Directory.CreateDirectory(args[1]);
                File.WriteAllText(Path.Combine(args[1], string.Create(CultureInfo.InvariantCulture, $"Recording{i + 1}.cs")), Text(parts[i]));
            }
        }

        return 0;
    }

    /// <summary>A program of C# 9.</summary>
    /// <param name="counts">x, y, z of one sample after the other.</param>
    public static string Text(short[] counts)
    {
        StringBuilder text = new();
        text.Append("namespace Microcontroller\n{\n    public static class Program\n    {\n        private static readonly short[] counts = new short[]\n        {\n");
        foreach (short[] line in counts.Chunk(ValuesALine))
        {
            text.Append("            ").AppendJoin(", ", line.Select(count => count.ToString(CultureInfo.InvariantCulture))).Append(",\n");
        }

        text.Append("        };\n\n        public static void Main()\n        {\n            Replay.Run(counts);\n        }\n    }\n}\n");
        return text.ToString();
    }
}
