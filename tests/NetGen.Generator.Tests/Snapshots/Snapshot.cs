using System.Runtime.CompilerServices;
using System.Text;
using DiffEngine;

namespace NetGen.Generator.Tests.Snapshots;

/// <summary>
/// A text beside the test that made it, by Verify's convention: TEST.verified.cs is what was accepted, TEST.received.cs what came instead.
/// A difference opens the developer's diff tool, never on a build server. UPDATE_SNAPSHOTS=1 accepts whatever comes.
/// </summary>
internal static class Snapshot
{
    private static readonly bool Accept = Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") is "1" or "true";

    public static void Verify(string text, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        string path = Path.ChangeExtension(file, null) + "." + test;
        (string verified, string received) = (path + ".verified.cs", path + ".received.cs");
        File.Delete(received);
        string? wanted = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (wanted == text)
        {
            return;
        }

        if (Accept)
        {
            Write(verified, text);
            return;
        }

        Write(received, text);
        if (!BuildServerDetector.Detected)
        {
            DiffRunner.Launch(received, verified);
        }

        Assert.True(wanted is not null, $"there is no {Path.GetFileName(verified)}; UPDATE_SNAPSHOTS=1 accepts what came:\n{text}");
        Assert.Equal(wanted, text);
    }

    private static void Write(string path, string text) => File.WriteAllText(path, text, new UTF8Encoding(false));
}
