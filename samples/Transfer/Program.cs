using System.Globalization;
using Microcontroller;
using NetGen.Tool;
using Spectre.Console;
using Transfer;

// One window, two answers: which gesture, and what kind of movement. The weights of the layers in front exist once, in Gestures.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string[] kinds = ["rest", "stroke", "turn"];
(string[] classes, IReadOnlyList<Recording> recordings) = Recording.Load(Path.Combine(AppContext.BaseDirectory, "traces.csv"));
Confusion confusion = new(kinds);
int recognised = 0;
sbyte[] input = new sbyte[Gestures.InputLength];
foreach (Recording recording in recordings)
{
    recording.Quantize(input);
    confusion.Add(KindOf(classes[recording.Label]), Effort.Classify(input));
    recognised += Gestures.Classify(input) == recording.Label ? 1 : 0;
}

int code = CommandLine.Run(["report", Path.Combine(AppContext.BaseDirectory, "Gestures.cs"), Path.Combine(AppContext.BaseDirectory, "Effort.cs"), "--network", "Effort"], Console.Out, Console.Error);
Console.WriteLine();
AnsiConsole.Write(confusion.ToTable());
Console.WriteLine($"{confusion.Correct} of {confusion.Total} recorded windows of the right kind: {100.0 * confusion.Correct / confusion.Total:0.0} %; {recognised} gestures recognised by the network whose front it is.");
return code;

static int KindOf(string gesture) => gesture switch
{
    "idle" or "unknown" => 0,
    "swipe" or "lift" or "punch" => 1,
    _ => 2,
};
