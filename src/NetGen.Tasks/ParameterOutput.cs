using System.Text;

namespace NetGen.Tasks;

/// <summary>Writes a file in one step: a build that is stopped leaves the old file or the new one.</summary>
internal static class ParameterOutput
{
    public static void Write(string path, string text)
    {
        string full = Path.GetFullPath(path);
        string fresh = full + ".new";
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        try
        {
            File.WriteAllText(fresh, text, new UTF8Encoding(false));
            if (File.Exists(full))
            {
                File.Delete(full);
            }

            File.Move(fresh, full);
        }
        finally
        {
            File.Delete(fresh);
        }
    }
}
