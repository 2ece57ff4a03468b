namespace NetGen.Tool.Files;

/// <summary>Reads files that the user named.</summary>
internal static class InputFile
{
    private const long MaxBytes = 256 << 20;

    public static byte[] ReadBytes(string path) => Read(path, File.ReadAllBytes);

    public static string ReadText(string path) => Read(path, File.ReadAllText);

    private static T Read<T>(string path, Func<string, T> read)
    {
        if (!File.Exists(path))
        {
            throw new ToolException($"{path}: there is no such file");
        }

        try
        {
            long length = new FileInfo(path).Length;
            return length > MaxBytes
                ? throw new ToolException($"{path}: the file has {length} bytes; netgen reads at most {MaxBytes}")
                : read(path);
        }
        catch (IOException exception)
        {
            throw new ToolException($"{path}: {exception.Message}");
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new ToolException($"{path}: {exception.Message}");
        }
    }
}
