using System.Text.RegularExpressions;
using NetGen.Generator.Layers;

namespace NetGen.Arrays.Binding;

/// <summary>Finds the arrays of recurrent layers by words that only these have: weight_hh of PyTorch, recurrent_kernel of Keras, W beside R of ONNX, recurrent_weight.</summary>
internal sealed partial class FindRecurrent
{
    private static readonly Dictionary<string, string> KerasRoles = new(StringComparer.Ordinal) { ["kernel"] = "weight", ["recurrent_kernel"] = "recurrent_weight", ["bias"] = "bias" };

    private static readonly Dictionary<string, string> OnnxRoles = new(StringComparer.Ordinal) { ["W"] = "weight", ["R"] = "recurrent_weight", ["B"] = "bias", ["P"] = "peephole" };

    private static readonly Dictionary<string, string> OwnRoles = new[] { "weight", "recurrent_weight", "bias", "recurrent_bias", "peephole", "projection_weight" }
        .ToDictionary(role => role, StringComparer.Ordinal);

    private readonly Dictionary<string, Dictionary<string, NamedArray>> paths;
    private readonly Dictionary<string, RecurrentPart> parts = new(StringComparer.Ordinal);

    private FindRecurrent(IEnumerable<NamedArray> arrays) => paths = arrays
        .Select(array => (Array: array, Name: ArrayRoles.Split(array.Name)))
        .GroupBy(item => item.Name.Path, StringComparer.Ordinal)
        .ToDictionary(path => path.Key, path => path.DistinctBy(item => item.Name.Last).ToDictionary(item => item.Name.Last, item => item.Array, StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>What arrays are, by their names; other arrays are not there.</summary>
    public static IReadOnlyDictionary<string, RecurrentPart> Run(IEnumerable<NamedArray> arrays)
    {
        FindRecurrent find = new(arrays);
        foreach (string path in find.paths.Keys)
        {
            find.Torch(path);
            find.Onnx(path);
            find.Own(path);
        }

        find.Keras();
        return find.parts;
    }

    private void Torch(string path)
    {
        var words = paths[path].Select(pair => (Array: pair.Value, Word: TorchRecurrent.Find(pair.Key))).Where(item => item.Word is not null).ToArray();
        bool isStacked = words.Select(item => item.Word!.Layer).Distinct().Count() > 1;
        foreach ((NamedArray array, TorchRecurrent? word) in words)
        {
            string layer = isStacked ? FormattableString.Invariant($"l{word!.Layer}") : "";
            parts.TryAdd(array.Name, new RecurrentPart(Join(path, layer), TensorLayout.PyTorch, word!.Role));
        }
    }

    /// <summary>Letters alone say little: weights of both kinds with an axis of directions must be there.</summary>
    private void Onnx(string path)
    {
        if (paths[path].TryGetValue("W", out NamedArray? weights) && paths[path].TryGetValue("R", out NamedArray? recurrent) && weights.Shape.Count == 3 && recurrent.Shape.Count == 3)
        {
            Add(path, path, TensorLayout.Onnx, OnnxRoles, "");
        }
    }

    /// <summary>The words of parameter files: Rnn.recurrent_weight, Rnn.reverse.recurrent_weight.</summary>
    private void Own(string path)
    {
        if (paths[path].ContainsKey("recurrent_weight"))
        {
            string forward = path.EndsWith("." + RecurrentOperator.Reverse[..^1], StringComparison.Ordinal) ? path[..^RecurrentOperator.Reverse.Length] : path;
            bool isReverse = forward != path && paths.GetValueOrDefault(forward)?.ContainsKey("recurrent_weight") == true;
            Add(path, isReverse ? forward : path, TensorLayout.NetGen, OwnRoles, isReverse ? RecurrentOperator.Reverse : "");
        }
    }

    /// <summary>lstm/lstm_cell/kernel is of the layer lstm; b/forward_x/lstm_cell/kernel and b/backward_x/lstm_cell/kernel are the directions of b.</summary>
    private void Keras()
    {
        string[] cells = [.. paths.Where(path => path.Value.ContainsKey("recurrent_kernel")).Select(path => path.Key)];
        Dictionary<string, string> layers = Shortened(cells, WithoutCell);
        HashSet<string> all = [.. layers.Values];
        string[] forward = [.. all.Where(layer => Sided(layer, "forward_", "backward_") is { } other && all.Contains(other))];
        Dictionary<string, string> wrappers = Shortened(forward, static layer => layer.Contains('.') ? layer[..layer.LastIndexOf('.')] : layer["forward_".Length..]);
        foreach ((string cell, string layer) in layers)
        {
            string? opposite = Sided(layer, "backward_", "forward_");
            bool isReverse = opposite is not null && wrappers.ContainsKey(opposite);
            string path = wrappers.GetValueOrDefault(isReverse ? opposite! : layer, layer);
            Add(cell, path, TensorLayout.Keras, KerasRoles, isReverse ? RecurrentOperator.Reverse : "");
        }
    }

    private void Add(string from, string path, TensorLayout framework, Dictionary<string, string> roles, string prefix)
    {
        foreach ((string word, NamedArray array) in paths[from])
        {
            if (roles.TryGetValue(word, out string? role))
            {
                parts.TryAdd(array.Name, new RecurrentPart(path, framework, prefix + role));
            }
        }
    }

    /// <summary>Shorter names where no two become one.</summary>
    private static Dictionary<string, string> Shortened(string[] names, Func<string, string> shorten)
    {
        HashSet<string> shared = [.. names.GroupBy(shorten, StringComparer.Ordinal).Where(group => group.Count() > 1).SelectMany(group => group)];
        return names.ToDictionary(name => name, name => shared.Contains(name) ? name : shorten(name), StringComparer.Ordinal);
    }

    private static string WithoutCell(string path)
    {
        int dot = path.LastIndexOf('.');
        return dot >= 0 && Cell().IsMatch(path[(dot + 1)..]) ? path[..dot] : path;
    }

    /// <summary>The name with another beginning of its last part; null if that begins otherwise.</summary>
    private static string? Sided(string path, string side, string other)
    {
        int last = path.LastIndexOf('.') + 1;
        return path.AsSpan(last).StartsWith(side) ? path[..last] + other + path[(last + side.Length)..] : null;
    }

    private static string Join(string path, string part) => path.Length == 0 || part.Length == 0 ? path + part : $"{path}.{part}";

    [GeneratedRegex("^(.*_)?cell(_[0-9]+)?$")]
    private static partial Regex Cell();
}
