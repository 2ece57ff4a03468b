using System.Text;

namespace NetGen.Generator.Emit;

/// <summary>Text with indentation; lines end in \n on every platform.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    public void Line() => text.Append('\n');

    public void Line(string line)
    {
        Indent();
        text.Append(line).Append('\n');
    }

    /// <summary>Lines with their own indentation; those of the preprocessor stand at the margin.</summary>
    public void Lines(string block)
    {
        foreach (string line in block.Split('\n'))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                text.Append(line).Append('\n');
            }
            else
            {
                Line(line);
            }
        }
    }

    /// <summary>Starts a line; the caller appends to the builder and calls <see cref="Line()"/>.</summary>
    public StringBuilder Start()
    {
        Indent();
        return text;
    }

    public void Open(string header)
    {
        Line(header);
        Open();
    }

    public void Open()
    {
        Line("{");
        depth++;
    }

    public void Close()
    {
        depth--;
        Line("}");
    }

    /// <summary>Takes back the end of the last line, to go on behind it.</summary>
    public StringBuilder Resume()
    {
        text.Length--;
        return text;
    }

    /// <summary>Turns the brace just closed into the end of a statement.</summary>
    public void EndStatement()
    {
        Resume().Append(";\n");
    }

    public void Summary(string summary) => Line("/// <summary>" + Escape(summary) + "</summary>");

    public override string ToString() => text.ToString();

    private static string Escape(string plain) => plain.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private void Indent() => text.Append(' ', 4 * depth);
}
