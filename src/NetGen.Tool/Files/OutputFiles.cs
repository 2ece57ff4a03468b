namespace NetGen.Tool.Files;

/// <summary>
/// Writes several files, all or none: everything is written under temporary names first and then moved; a move that fails
/// undoes those before it.
/// </summary>
internal static class OutputFiles
{
    public static void Write(string directory, bool force, params OutputFile[] files)
    {
        string[] targets = [.. files.Select(file => Path.Combine(directory, file.Name))];
        if (!force && targets.FirstOrDefault(Path.Exists) is { } existing)
        {
            throw new ToolException($"{existing}: the file exists; --force replaces it");
        }

        Pending[] pending = [.. targets.Select(target => new Pending(target))];
        try
        {
            Directory.CreateDirectory(directory);
            for (int i = 0; i < files.Length; i++)
            {
                File.WriteAllBytes(pending[i].Fresh, files[i].Bytes);
            }

            Array.ForEach(pending, file => file.Publish());
        }
        catch (IOException exception)
        {
            throw Undo(pending, directory, exception.Message);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw Undo(pending, directory, exception.Message);
        }
        finally
        {
            Array.ForEach(pending, file => file.Clean());
        }
    }

    private static ToolException Undo(Pending[] pending, string directory, string reason)
    {
        string[] lost = [.. pending.Where(file => !file.TryRestore()).Select(file => file.Target)];
        return new ToolException(lost.Length == 0
            ? $"{directory}: nothing was written: {reason}"
            : $"{directory}: {reason}; the old files of {string.Join(", ", lost)} could not be put back and end in .old now");
    }
}
