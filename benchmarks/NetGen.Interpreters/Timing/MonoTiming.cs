using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using NetGen.Interpreters.Counting;
using NetGen.Interpreters.Networks;
using NetGen.Interpreters.Programs;
using NetGen.Interpreters.Text;

namespace NetGen.Interpreters.Timing;

/// <summary>
/// Loops against NetGen's code on Mono: both in one process, by turns. What is given are medians over the rounds of several processes, of the ratio the median of the
/// rounds' ratios: one and the same program runs at two speeds under the interpreter, for seconds at a time, a fourth apart for small loops, so that least times would
/// tell which rounds had luck.
/// </summary>
internal static class MonoTiming
{
    private const int Processes = 15;

    /// <summary>IL of the loops in one round: long enough that what a turn begins with, caches that the other program filled, does not count.</summary>
    private const long RoundInstructions = 15_000_000;

    /// <summary>IL of the loops in a process.</summary>
    private const long ProcessInstructions = 750_000_000;

    private static readonly (string Name, string[] Arguments)[] Modes = [("mono --interpreter", ["--interpreter"]), ("mono (JIT)", [])];

    /// <summary>Why Mono cannot run; null if it can.</summary>
    public static string? Absence => Run(["--version"]) is null ? "mono is absent: nothing is measured on it" : null;

    public static void Write(IEnumerable<NetworkCase> networks)
    {
        Table table = new("network", "runtime", "loops us", "NetGen us", "ratio", "middle half", "outputs");
        foreach (NetworkCase network in networks)
        {
            NetworkPrograms programs = new(network);
            long hand = CountedInference.Of(network, programs.AssembleHand(), "HandWritten." + network.Driver, "Start").Instructions;
            int repeats = (int)Math.Clamp(RoundInstructions / hand, 1, 10_000);
            int rounds = (int)Math.Clamp(ProcessInstructions / (hand * repeats), 10, 100);
            string path = Path.Combine(Directory.CreateTempSubdirectory("netgen").FullName, "program.exe");
            MonoProgram.Compile(SelfContained.Sources(programs, rounds, repeats), path);
            foreach ((string name, string[] arguments) in Modes)
            {
                string[] outputs = [.. Enumerable.Range(0, Processes).Select(_ => Run([.. arguments, path]) ?? throw new InvalidOperationException("mono does not start"))];
                double[] loops = [.. outputs.SelectMany(output => Micros(output, "hand", repeats))];
                double[] code = [.. outputs.SelectMany(output => Micros(output, "generated", repeats))];
                double[] ratios = [.. loops.Zip(code, (slow, fast) => slow / fast)];
                bool equal = outputs.All(output => output.Contains("hand outputs equal") && output.Contains("generated outputs equal"));
                string middle = Table.Ratio(Quantile(ratios, 0.25)) + " to " + Table.Ratio(Quantile(ratios, 0.75));
                table.Add(network.Name, name, Micro(Quantile(loops, 0.5)), Micro(Quantile(code, 0.5)), Table.Ratio(Quantile(ratios, 0.5)), middle, equal ? "equal" : "DIFFER");
            }

            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }

        Console.WriteLine(table);
    }

    private static string Micro(double value) => value.ToString("N1", CultureInfo.InvariantCulture);

    /// <summary>The time of an inference in each round; the first round is left out, in which the runtime meets the code.</summary>
    private static IEnumerable<double> Micros(string output, string label, int repeats)
    {
        string start = label + " ticks ";
        double[] found =
        [
            .. output.Split('\n').Where(line => line.StartsWith(start, StringComparison.Ordinal))
                .Select(line => long.Parse(line[start.Length..], CultureInfo.InvariantCulture) / 10.0 / repeats),
        ];
        return found.Length > 1 ? found[1..] : throw new InvalidOperationException("the program on Mono ended early:\n" + output);
    }

    private static double Quantile(double[] values, double share) => values.Order().ElementAt((int)(share * (values.Length - 1)));

    /// <summary>What mono prints; null if there is none.</summary>
    private static string? Run(string[] arguments)
    {
        ProcessStartInfo start = new("mono", arguments) { RedirectStandardOutput = true };
        try
        {
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
