using System.Diagnostics;
using System.Globalization;
using Microcontroller;
using NetGen.Tool;
using Spectre.Console;

// The network as the board runs it, on recorded windows of persons that training never saw.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
(string[] classes, IReadOnlyList<Recording> recordings) = Recording.Load(Path.Combine(AppContext.BaseDirectory, "traces.csv"));
if (args.Length > 0)
{
    return ReplayCommand.Run(args, recordings, Console.Error);
}

Confusion confusion = new(classes);
sbyte[] input = new sbyte[Gestures.InputLength];
foreach (Recording recording in recordings)
{
    recording.Quantize(input);
    confusion.Add(recording.Label, Gestures.Classify(input));
}

const int Rounds = 20;
long start = Stopwatch.GetTimestamp();
for (int round = 0; round < Rounds; round++)
{
    foreach (Recording recording in recordings)
    {
        Gestures.Classify(input);
    }
}

double microseconds = Stopwatch.GetElapsedTime(start).TotalMicroseconds / (Rounds * recordings.Count);

// The application as the boards run it: all windows as one stream, a decision every sixteenth sample.
DecisionCount decisions = new();
GestureLoop.Run(new RecordedMotion([.. recordings.SelectMany(recording => recording.Counts)]), decisions);

// The cost table is made by the tool from the declaration: "netgen report Gestures.cs".
int code = CommandLine.Run(["report", Path.Combine(AppContext.BaseDirectory, "Gestures.cs")], Console.Out, Console.Error);
Console.WriteLine();
AnsiConsole.Write(confusion.ToTable());
Console.WriteLine($"{confusion.Correct} of {confusion.Total} recorded windows recognised: {100.0 * confusion.Correct / confusion.Total:0.0} %.");
Console.WriteLine($"As one stream: {decisions.Looks:N0} looks, {decisions.Announced:N0} gestures announced.");
Console.WriteLine($"{microseconds:0.0} microseconds for each inference on this machine.");
return code;
