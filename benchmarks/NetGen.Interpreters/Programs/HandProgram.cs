using System.Reflection;
using NetGen.Generator.Emit;
using NetGen.Generator.Graph;
using NetGen.Interpreters.Networks;

namespace NetGen.Interpreters.Programs;

/// <summary>The nested loops of a network as sources: operators, driver, parameters.</summary>
internal static class HandProgram
{
    private const string Prefix = "HandWritten/";

    /// <summary>Operators and drivers by file name.</summary>
    private static readonly Dictionary<string, string> Files = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(name => name[Prefix.Length..], ReadText);

    /// <summary>The driver, what it calls, directly or not, and the parameters.</summary>
    public static IReadOnlyList<GeneratedFile> Sources(NetworkCase network, NetworkGraph graph)
    {
        List<string> names = [network.Driver];
        for (int i = 0; i < names.Count; i++)
        {
            string text = Files[names[i] + ".cs"];
            names.AddRange(Files.Keys.Select(Path.GetFileNameWithoutExtension).OfType<string>().Where(other => !names.Contains(other) && text.Contains(" " + other + ".")));
        }

        return
        [
            .. names.Select(name => new GeneratedFile(name + ".cs", Files[name + ".cs"])),
            new GeneratedFile("ParameterValues.cs", ParameterText.Write(HandParameters.Of(graph), network.IsFloat)),
        ];
    }

    /// <summary>The statements that make the loops ready.</summary>
    public static IEnumerable<string> Preparation(NetworkCase network)
    {
        yield return "HandWritten.ParameterValues.Load();";
        if (Files[network.Driver + ".cs"].Contains("void Prepare()"))
        {
            yield return $"HandWritten.{network.Driver}.Prepare();";
        }
    }

    private static string ReadText(string name)
    {
        using StreamReader reader = new(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
