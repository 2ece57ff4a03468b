using NetGen.Tool.Files;

namespace NetGen.Tool.Reports;

/// <summary>A network's figures as its authors, or those who ported it, published them.</summary>
/// <param name="Macs">Multiply-accumulates, as printed: "569 M".</param>
/// <param name="Parameters">Parameters, as printed, with the convention in which they were counted: "4.2 M T".</param>
/// <param name="Source">Where.</param>
/// <param name="Why">Why they differ from what is computed, or that they do not.</param>
internal sealed record PublishedFigures(string Macs, string Parameters, string Source, string Why)
{
    private const int Fields = 5;

    /// <summary>A text file of lines "network;macs;parameters;source;why"; a line that begins with # is a comment.</summary>
    public static IReadOnlyDictionary<string, PublishedFigures> Read(string path)
    {
        Dictionary<string, PublishedFigures> figures = new(StringComparer.Ordinal);
        int number = 0;
        foreach (string line in InputFile.ReadText(path).ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            string[] fields = line.Split(';');
            if (fields.Length != Fields)
            {
                throw new ToolException($"{path}({number}): {fields.Length} fields; a line has {Fields}: network;macs;parameters;source;why");
            }

            if (!figures.TryAdd(fields[0], new PublishedFigures(fields[1], fields[2], fields[3], fields[4])))
            {
                throw new ToolException($"{path}({number}): {fields[0]} stands in a line before");
            }
        }

        return figures;
    }
}
