using NetGen.Generator.Emit;

namespace NetGen.Interpreters.Programs;

/// <summary>A network in both ways with its inputs and a Main: all that a compiler needs, in files.</summary>
internal static class SelfContained
{
    /// <summary>The sources of a program with both.</summary>
    public static IReadOnlyList<GeneratedFile> Sources(NetworkPrograms programs, int rounds, int repeats) =>
    [
        .. programs.HandSources,
        .. programs.Generated.Sources,
        new GeneratedFile("Vectors.cs", VectorText.Write(programs.Network, int.MaxValue)),
        new GeneratedFile("Main.cs", MainText.Write(programs.Network, MainPhases.Both, rounds, repeats, marks: false)),
    ];

    /// <summary>
    /// Writes the program in parts: folders hand, generated and vectors, and three files with a Main, as an assembly of nanoFramework may not
    /// have room for both.
    /// </summary>
    public static void Export(NetworkPrograms programs, string directory)
    {
        const int Rounds = 3;
        const int Vectors = 2;
        Write(programs.HandSources, Path.Combine(directory, "hand"));
        Write(programs.Generated.Sources, Path.Combine(directory, "generated"));
        Write([new GeneratedFile("Vectors.cs", VectorText.Write(programs.Network, Vectors))], Path.Combine(directory, "vectors"));
        foreach (MainPhases phases in Enum.GetValues<MainPhases>())
        {
            Write([new GeneratedFile(phases.ToString().ToLowerInvariant() + ".cs", MainText.Write(programs.Network, phases, Rounds, 1, marks: true))], directory);
        }
    }

    private static void Write(IEnumerable<GeneratedFile> files, string directory)
    {
        Directory.CreateDirectory(directory);
        foreach (GeneratedFile file in files)
        {
            File.WriteAllText(Path.Combine(directory, file.Name), file.Text);
        }
    }
}
