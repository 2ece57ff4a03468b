using NetGen.Interpreters.Networks;

namespace NetGen.Interpreters.Programs;

/// <summary>
/// Writes a Main that checks outputs and times the loops and NetGen's code by turns. It uses only what nanoFramework has. It prints
/// the ticks (100 ns) that all repeats of a round take, and on demand a mark around each phase, for interpreters that count.
/// </summary>
internal static class MainText
{
    /// <param name="marks">Whether marks are printed. That takes time, which counts as the phase's.</param>
    public static string Write(NetworkCase network, MainPhases phases, int rounds, int repeats, bool marks)
    {
        List<(string Label, string Class)> contestants = [];
        if (phases.HasFlag(MainPhases.Hand))
        {
            contestants.Add(("hand", "HandWritten." + network.Driver));
        }

        if (phases.HasFlag(MainPhases.Generated))
        {
            contestants.Add(("generated", network.Model.FullName));
        }

        string prepare = phases.HasFlag(MainPhases.Hand) ? Lines(HandProgram.Preparation(network), 8) : "";
        return $$"""
            #pragma warning disable CS1591
            using System;

            public static class Program
            {
                private const int Rounds = {{rounds}};
                private const int Repeats = {{repeats}};

                public static void Main()
                {
            {{prepare}}{{Lines(contestants.Select(each => $"Check{Pascal(each.Label)}();"), 8)}}        long start;
                    long ticks;
                    {{network.Element}}[] input = Vectors.Inputs[0];
                    {{network.Element}}[] output = new {{network.Element}}[Vectors.OutputLength];
                    for (int round = 0; round < Rounds; round++)
                    {
            {{string.Concat(contestants.Select(each => Phase(each.Label, each.Class, marks)))}}        }
                }
            {{string.Concat(contestants.Select(each => Check(network, each.Label, each.Class)))}}
            {{Same(network.IsFloat)}}
            }

            """;
    }

    private static string Phase(string label, string type, bool marks) => $$"""
                    start = DateTime.UtcNow.Ticks;
        {{Mark("start", marks)}}            for (int i = 0; i < Repeats; i++)
                    {
                        {{type}}.Infer(input, output);
                    }

        {{Mark(label, marks)}}            ticks = DateTime.UtcNow.Ticks - start;
                    Console.WriteLine("{{label}} ticks " + ticks.ToString());

        """;

    private static string Mark(string text, bool marks) => marks ? $"            Console.WriteLine(\"#mark {text}\");\n" : "";

    private static string Check(NetworkCase network, string label, string type) => $$"""

            private static void Check{{Pascal(label)}}()
            {
                {{network.Element}}[] output = new {{network.Element}}[Vectors.OutputLength];
                bool same = true;
                for (int i = 0; i < Vectors.Inputs.Length; i++)
                {
                    {{type}}.Infer(Vectors.Inputs[i], output);
                    same = same && Same(output, Vectors.Outputs[i]);
                }

                Console.WriteLine(same ? "{{label}} outputs equal" : "{{label}} outputs DIFFER");
            }

        """;

    private static string Same(bool isFloat) => isFloat
        ? """
              private static bool Same(float[] actual, float[] expected)
              {
                  float largest = 0;
                  float difference = 0;
                  for (int i = 0; i < expected.Length; i++)
                  {
                      float size = expected[i] < 0 ? -expected[i] : expected[i];
                      float step = actual[i] < expected[i] ? expected[i] - actual[i] : actual[i] - expected[i];
                      largest = size > largest ? size : largest;
                      difference = step <= difference ? difference : step;
                  }

                  return difference <= 1e-5f * largest;
              }
          """
        : """
              private static bool Same(sbyte[] actual, sbyte[] expected)
              {
                  for (int i = 0; i < expected.Length; i++)
                  {
                      if (actual[i] != expected[i])
                      {
                          return false;
                      }
                  }

                  return true;
              }
          """;

    private static string Pascal(string label) => char.ToUpperInvariant(label[0]) + label[1..];

    private static string Lines(IEnumerable<string> lines, int indent) => string.Concat(lines.Select(line => new string(' ', indent) + line + "\n"));
}
