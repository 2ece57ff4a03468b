using System.Text;

namespace NetGen.Tool.Files;

/// <summary>A file to write, in a folder that is named elsewhere.</summary>
internal sealed record OutputFile(string Name, byte[] Bytes)
{
    public static OutputFile Of(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}
