namespace NetGen.Import;

/// <summary>A model cannot be imported. The message names the file, what is wrong and what would be right.</summary>
public sealed class ImportException(string file, string problem) : Exception(file + ": " + problem)
{
    /// <summary>The file as the caller named it.</summary>
    public string File { get; } = file;

    /// <summary>The message without the file.</summary>
    public string Problem { get; } = problem;
}
