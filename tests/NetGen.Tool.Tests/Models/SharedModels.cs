using System.Runtime.CompilerServices;

namespace NetGen.Tool.Tests.Models;

/// <summary>The trained models beside the repository; absent in a clone elsewhere.</summary>
internal static class SharedModels
{
    public static string Folder { get; } = Find();

    public static string Path(string name)
    {
        string path = System.IO.Path.Combine(Folder, name, "model.tflite");
        Skip.IfNot(File.Exists(path), $"{path} is not here");
        return path;
    }

    private static string Find([CallerFilePath] string here = "")
    {
        for (string? folder = System.IO.Path.GetDirectoryName(here); folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            string candidate = System.IO.Path.Combine(folder, "shared", "models");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return "shared/models";
    }
}
