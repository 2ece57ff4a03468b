using System.Reflection;
using NetGen.Generator.Emit;
using NetGen.Generator.Graph;
using NetGen.Interpreters.Networks;

namespace NetGen.Interpreters.Programs;

/// <summary>The nested loops of a network as sources: operators, driver, parameters.</summary>
internal static class HandProgram
{
    private const string Prefix = "HandWritten/";
    private const string DriverMark = "public static void Infer(";

    /// <summary>Operators and drivers by file name.</summary>
    private static readonly Dictionary<string, string> Files = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(name => name[Prefix.Length..], ReadText);

    /// <summary>The files that the network needs.</summary>
    public static IReadOnlyList<GeneratedFile> Sources(NetworkCase network, NetworkGraph graph)
    {
        string driver = network.Driver + ".cs";
        IEnumerable<GeneratedFile> operators = Files
            .Where(file => file.Key == driver || (!file.Value.Contains(DriverMark) && (file.Key == "Parameters.cs" || file.Key.StartsWith("Float", StringComparison.Ordinal) == network.IsFloat)))
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => new GeneratedFile(file.Key, file.Value));
        return [.. operators, new GeneratedFile("ParameterValues.cs", ParameterText.Write(HandParameters.Of(graph), network.IsFloat))];
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
