using Microcontroller;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;
using NetGen.TestKit.NanoFramework;

namespace NetGen.NanoFramework.Tests.Sample;

/// <summary>The application as nanoFramework compiles it, on all recordings in place of the sensor.</summary>
public sealed class ReplayTests
{
    private const int WindowLength = MotionWindow.Samples * MotionWindow.Axes;
    private const int StrideLength = GestureRecognizer.Stride * MotionWindow.Axes;

    private static readonly IReadOnlyList<Recording> Recordings = Recording.Load(Path.Combine(SampleNetwork.Folder, "traces.csv")).Recordings;

    /// <summary>The network is written anew, as plain loops; windows, roundings and announcements are computed in other ways.</summary>
    [Fact]
    public void Decisions_are_those_of_plain_loops()
    {
        (NetworkModel model, IParameterSource parameters) = SampleNetwork.Read();
        RunnableNetwork loops = RunnableNetwork.Compile(model, parameters, CodeForm.Loop);
        foreach (short[] counts in Parts())
        {
            Decisions decisions = [];
            GestureLoop.Run(new RecordedMotion(counts), decisions);
            Assert.Equal(((counts.Length - WindowLength) / StrideLength) + 1, decisions.Count);
            int[] winners = [.. Enumerable.Range(0, decisions.Count).Select(look => Winner(loops, counts.AsSpan(look * StrideLength, WindowLength)))];
            Assert.Equal(winners, decisions.Select(decision => decision.Winner));
            Assert.Equal(8, winners.Distinct().Count());
            Assert.Equal(Announcements(winners), decisions.Select(decision => decision.Announced));
        }
    }

    [Fact]
    public void Programs_of_the_recordings_fit_an_assembly()
    {
        string[] application = [SampleNetwork.Declaration, .. SampleNetwork.Sources("Decision"), .. SampleNetwork.Sources("Replay"), .. SampleNetwork.Generated(), .. NanoProgram.Attributes()];
        Assert.Equal(5, Parts().Count());
        Assert.All(Parts(), counts => Assert.Empty(AssemblyCheck.Run(NanoProgram.Compile([.. application, ReplayCommand.Text(counts)]), BoardTable.Find("Esp32")).Violations));
    }

    private static IEnumerable<short[]> Parts() => Recordings.Chunk(ReplayCommand.WindowsEach).Select(part => part.SelectMany(recording => recording.Counts).ToArray());

    private static int Winner(RunnableNetwork loops, ReadOnlySpan<short> counts)
    {
        sbyte[] input = new sbyte[counts.Length];
        for (int i = 0; i < input.Length; i++)
        {
            input[i] = (sbyte)Math.Min(127, Math.Floor((counts[i] / 256.0) + 0.5));
        }

        sbyte[] scores = (sbyte[])loops.Infer(input)[0];
        return Array.IndexOf(scores, scores.Max());
    }

    /// <summary>The second window of every run of equal winners announces them, unless the run before it, of those with two or more, had the same.</summary>
    private static int[] Announcements(int[] winners)
    {
        int[] announced = [.. winners.Select(_ => -1)];
        int before = -1;
        for (int start = 0, end; start < winners.Length; start = end)
        {
            end = start;
            while (end < winners.Length && winners[end] == winners[start])
            {
                end++;
            }

            if (end - start >= 2)
            {
                announced[start + 1] = winners[start] != before && winners[start] is > 0 and < 7 ? winners[start] : -1;
                before = winners[start];
            }
        }

        return announced;
    }

    private sealed class Decisions : List<(int Winner, int Announced)>, IGestureSink
    {
        public void Take(int winner, int announced) => Add((winner, announced));
    }
}
