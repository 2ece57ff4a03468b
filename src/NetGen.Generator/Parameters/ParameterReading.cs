namespace NetGen.Generator.Parameters;

/// <summary>A parameter file of the project, read: either its contents or why there are none.</summary>
public sealed record ParameterReading(string Path, ParameterFile? File, ParameterProblem? Problem)
{
    public const string Extension = ".netgen";

    public static ParameterReading Read(string path, string text)
    {
        (ParameterFile? file, ParameterProblem? problem) = ParameterFileReader.Read(text);
        return new ParameterReading(path, file, problem);
    }

    /// <summary>Whether a declaration that says <paramref name="wanted"/> means the file: a whole end of its path, of whichever slashes, letter by letter.</summary>
    public static bool IsNamed(string path, string wanted)
    {
        string whole = path.Replace('\\', '/');
        string end = wanted.Replace('\\', '/');
        if (end.StartsWith("./", StringComparison.Ordinal))
        {
            end = end.Substring(2);
        }

        return end.Length > 0 && whole.EndsWith(end, StringComparison.Ordinal)
            && (whole.Length == end.Length || end[0] == '/' || whole[whole.Length - end.Length - 1] == '/');
    }

    public static bool IsParameterFile(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);
}
