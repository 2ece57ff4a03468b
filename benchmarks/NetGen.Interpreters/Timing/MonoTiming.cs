using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using NetGen.Interpreters.Counting;
using NetGen.Interpreters.Networks;
using NetGen.Interpreters.Programs;
using NetGen.Interpreters.Text;

namespace NetGen.Interpreters.Timing;

/// <summary>Loops against NetGen's code on Mono: both in one process, by turns; the least time of each.</summary>
internal static class MonoTiming
{
    /// <summary>Other programs slow a whole process down, as caches and clock are shared: some process is not disturbed.</summary>
    private const int Processes = 3;

    /// <summary>IL of the loops in one round: long enough for the clock, short enough that some round is undisturbed.</summary>
    private const long RoundInstructions = 5_000_000;

    /// <summary>IL of the loops in a process.</summary>
    private const long ProcessInstructions = 1_500_000_000;

    private static readonly (string Name, string[] Arguments)[] Modes = [("mono --interpreter", ["--interpreter"]), ("mono (JIT)", [])];

    /// <summary>Why Mono cannot run; null if it can.</summary>
    public static string? Absence => Run(["--version"]) is null ? "mono is absent: nothing is measured on it" : null;

    public static void Write(IEnumerable<NetworkCase> networks)
    {
        Table table = new("network", "runtime", "loops us", "NetGen us", "ratio", "outputs");
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
                double loops = outputs.Min(output => Ticks(output, "hand")) / 10.0 / repeats;
                double code = outputs.Min(output => Ticks(output, "generated")) / 10.0 / repeats;
                bool equal = outputs.All(output => output.Contains("hand outputs equal") && output.Contains("generated outputs equal"));
                table.Add(network.Name, name, Micro(loops), Micro(code), Table.Ratio(loops / code), equal ? "equal" : "DIFFER");
            }

            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }

        Console.WriteLine(table);
    }

    private static string Micro(double value) => value.ToString("N1", CultureInfo.InvariantCulture);

    private static long Ticks(string output, string label)
    {
        string start = label + " ticks ";
        string? line = output.Split('\n').FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal));
        return line is null ? throw new InvalidOperationException("the program on Mono ended early:\n" + output) : long.Parse(line[start.Length..], CultureInfo.InvariantCulture);
    }

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
