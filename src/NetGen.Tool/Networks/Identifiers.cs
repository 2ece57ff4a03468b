using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Tool.Networks;

/// <summary>Names that go into C# text.</summary>
internal static class Identifiers
{
    /// <summary>Types of NetGen that a declaration names: a class of the same name would hide them.</summary>
    private static readonly string[] Taken = ["Activation", "Board", "Form", "NetGen", "Padding", "Precision", "Profile", "ResizeMethod", "Streaming"];

    public static string CheckClass(string name)
    {
        CheckPart(name, "--name " + name);
        return Taken.Contains(name) ? throw new ToolException($"--name {name}: NetGen has a type of that name; choose another") : name;
    }

    public static string CheckNamespace(string name)
    {
        foreach (string part in name.Length == 0 ? [] : name.Split('.'))
        {
            CheckPart(part, "--namespace " + name);
        }

        return name;
    }

    /// <summary>A class name from a file's: "kws_int8" becomes "KwsInt8".</summary>
    public static string FromFile(string path)
    {
        string[] words = Path.GetFileNameWithoutExtension(path).Split([.. Path.GetFileNameWithoutExtension(path).Where(letter => !char.IsAsciiLetterOrDigit(letter))], StringSplitOptions.RemoveEmptyEntries);
        string name = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return name.Length > 0 && char.IsAsciiLetter(name[0]) ? name : "Model" + name;
    }

    private static void CheckPart(string name, string option)
    {
        if (!SyntaxFacts.IsValidIdentifier(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None)
        {
            throw new ToolException($"{option}: '{name}' is no C# identifier");
        }
    }
}
