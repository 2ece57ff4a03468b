namespace NetGen.Arrays.Binding;

/// <summary>What the last part of an array's name says.</summary>
internal static class ArrayRoles
{
    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        ["weight"] = "weight",
        ["kernel"] = "weight",
        ["embeddings"] = "weight",
        ["in_proj_weight"] = "weight",
        ["in_proj_bias"] = "bias",
        ["depthwise_kernel"] = "depthwise",
        ["pointwise_kernel"] = "pointwise",
        ["bias"] = "bias",
        ["gamma"] = "gamma",
        ["beta"] = "beta",
        ["mean"] = "mean",
        ["running_mean"] = "mean",
        ["moving_mean"] = "mean",
        ["variance"] = "variance",
        ["running_var"] = "variance",
        ["moving_variance"] = "variance",
        ["alpha"] = "alpha",
    };

    private static readonly HashSet<string> Torch = new(["running_mean", "running_var", "in_proj_weight", "in_proj_bias", Counter], StringComparer.Ordinal);

    private static readonly HashSet<string> Keras = new(["kernel", "embeddings", "depthwise_kernel", "pointwise_kernel", "moving_mean", "moving_variance", "recurrent_kernel"], StringComparer.Ordinal);

    /// <summary>What frameworks call the layers that stand side by side in attention and in gated networks, and what NetGen does.</summary>
    private static readonly Dictionary<string, string> Parts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["query"] = "query",
        ["q"] = "query",
        ["q_proj"] = "query",
        ["wq"] = "query",
        ["key"] = "key",
        ["k"] = "key",
        ["k_proj"] = "key",
        ["wk"] = "key",
        ["value"] = "value",
        ["v"] = "value",
        ["v_proj"] = "value",
        ["wv"] = "value",
        ["gate"] = "gate",
        ["gate_proj"] = "gate",
        ["expand"] = "expand",
        ["up_proj"] = "expand",
    };

    /// <summary>What PyTorch's normalization counts, and no layer reads.</summary>
    private const string Counter = "num_batches_tracked";

    /// <summary>An array's name as a layer's and what it is there: "conv1/kernel:0" is ("conv1", "kernel").</summary>
    public static (string Path, string Last) Split(string name)
    {
        int colon = name.LastIndexOf(':');
        string plain = colon >= 0 && name.AsSpan(colon + 1).IndexOfAnyExceptInRange('0', '9') < 0 ? name[..colon] : name;
        plain = plain.Replace('/', '.');
        int dot = plain.LastIndexOf('.');
        return dot < 0 ? ("", plain) : (plain[..dot], plain[(dot + 1)..]);
    }

    public static string? Find(string last) => Roles.GetValueOrDefault(last);

    /// <summary>Which of several like layers side by side the last part of a path says that it is; null if it says nothing.</summary>
    public static string? PartOf(string path) => Parts.GetValueOrDefault(path[(path.LastIndexOf('.') + 1)..]);

    /// <summary>All that <see cref="PartOf"/> may say.</summary>
    public static IEnumerable<string> AllParts => Parts.Values.Distinct();

    public static bool IsIgnored(string last) => last == Counter;

    /// <summary>The framework whose word it is; null for words of all of them.</summary>
    public static TensorLayout? Framework(string last) => Torch.Contains(last) || TorchRecurrent.Find(last) is not null ? TensorLayout.PyTorch : Keras.Contains(last) ? TensorLayout.Keras : null;
}
