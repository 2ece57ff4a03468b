using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parameters;

/// <summary>Which parameters a network means, and what to tell the user where that is unclear.</summary>
public static class FindParameters
{
    private static readonly Anchor AtPath = new(null, "Weights", "Path");

    /// <summary>
    /// The source of the network's parameters; null, with a finding, where there is none. <paramref name="read"/> is called for the one file that is
    /// meant, and for no other.
    /// </summary>
    public static (IParameterSource? Source, Finding? Finding) Run(NetworkModel model, IEnumerable<string> paths, Func<string, ParameterReading?> read)
    {
        if (model.WeightsSeed is { } seed)
        {
            return (new RandomParameters(seed), null);
        }

        if (model.WeightsPath is not { } wanted)
        {
            string message = "the network has no parameters: it is analysed, but no code is generated; name a file with [Weights(\"file.netgen\")], or write [Weights(Seed = 42)] for random ones";
            return (null, new Finding(FindingIds.NoParameters, Anchor.Network, [model.Name, message]));
        }

        string[] found = [.. paths.Where(path => ParameterReading.IsNamed(path, wanted)).Distinct().OrderBy(static path => path, StringComparer.Ordinal)];
        if (found.Length > 1)
        {
            return (null, new Finding(FindingIds.AmbiguousParameterFile, AtPath, [wanted, $"{found.Length.ToString(CultureInfo.InvariantCulture)} files of the project end in this name: {string.Join(", ", found)}; write more of the path"]));
        }

        if (found.Length == 0 || read(found[0]) is not { } reading)
        {
            return (null, new Finding(FindingIds.ParameterFileNotFound, AtPath, [wanted, "no parameter file of this name is among the project's AdditionalFiles; add <AdditionalFiles Include=\"" + wanted + "\" />"]));
        }

        return reading.Problem is { } problem
            ? (null, new Finding(problem.Id, AtPath, [$"{wanted}({problem.Line.ToString(CultureInfo.InvariantCulture)})", problem.Message]))
            : (new FileParameters(reading.File!), null);
    }
}
