using System.Globalization;
using NetGen.Import;

namespace NetGen.Arrays.Binding;

/// <summary>
/// A map file: lines <c>Stem.weight = features.0.0.weight [pytorch]</c>, <c>Rnn.bias = lstm.bias_ih_l0 + lstm.bias_hh_l0 [pytorch]</c>, <c>Stem.beta = fill 0</c> and <c>ignore optimizer.*</c>; empty ones and those that
/// begin with # say nothing.
/// </summary>
/// <param name="File">The file's name for messages.</param>
/// <param name="Ignored">Names of arrays that no layer reads; a * at the end stands for anything.</param>
public sealed record ArrayMap(string File, IReadOnlyList<MapEntry> Entries, IReadOnlyList<string> Ignored)
{
    private const string Shape = "a line is 'LAYER.TENSOR = ARRAY' or 'ARRAY + ARRAY', perhaps with [pytorch], [keras], [netgen] or [onnx] behind it, 'LAYER.TENSOR = fill NUMBER' or 'ignore ARRAY'";

    /// <summary>Reads a map file.</summary>
    /// <exception cref="ImportException">A line is none, or a tensor comes twice.</exception>
    public static ArrayMap Parse(string text, string file)
    {
        List<MapEntry> entries = [];
        List<string> ignored = [];
        HashSet<string> tensors = new(StringComparer.Ordinal);
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line.StartsWith("ignore ", StringComparison.Ordinal))
            {
                ignored.Add(line["ignore ".Length..].Trim());
                continue;
            }

            MapEntry entry = Entry(line, i + 1, file);
            entries.Add(tensors.Add(entry.Tensor) ? entry : throw Wrong(file, i + 1, $"{entry.Tensor} comes a second time"));
        }

        return new ArrayMap(file, entries, ignored);
    }

    /// <summary>A mistake in a line.</summary>
    internal static ImportException Wrong(string file, int line, string problem) => new($"{file}({line.ToString(CultureInfo.InvariantCulture)})", problem);

    internal bool Ignores(string name) => Ignored.Any(pattern => pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : name == pattern);

    private static MapEntry Entry(string line, int number, string file)
    {
        int equals = line.IndexOf('=');
        string tensor = equals < 0 ? "" : line[..equals].Trim();
        string value = line[(equals + 1)..].Trim();
        if (tensor.Length == 0 || value.Length == 0)
        {
            throw Wrong(file, number, Shape);
        }

        if (value.StartsWith("fill ", StringComparison.Ordinal))
        {
            return float.TryParse(value["fill ".Length..], NumberStyles.Float, CultureInfo.InvariantCulture, out float fill) && float.IsFinite(fill)
                ? new MapEntry(number, tensor, [], fill, null)
                : throw Wrong(file, number, $"'{value}' has no number");
        }

        int bracket = value.EndsWith(']') ? value.LastIndexOf(" [", StringComparison.Ordinal) : -1;
        if (bracket < 0)
        {
            return new MapEntry(number, tensor, Names(value), 0, null);
        }

        string layout = value[(bracket + 2)..^1];
        return LayoutNames.Find(layout) is { } known
            ? new MapEntry(number, tensor, Names(value[..bracket]), 0, known)
            : throw Wrong(file, number, $"there is no order of axes '{layout}'; write [pytorch], [keras], [netgen] or [onnx]");
    }

    private static string[] Names(string arrays) => arrays.Split(" + ", StringSplitOptions.TrimEntries);
}
