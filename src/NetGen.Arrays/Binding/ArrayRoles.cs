namespace NetGen.Arrays.Binding;

/// <summary>What the last part of an array's name says.</summary>
internal static class ArrayRoles
{
    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        ["weight"] = "weight",
        ["kernel"] = "weight",
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

    private static readonly HashSet<string> Torch = new(["running_mean", "running_var", Counter], StringComparer.Ordinal);

    private static readonly HashSet<string> Keras = new(["kernel", "depthwise_kernel", "pointwise_kernel", "moving_mean", "moving_variance", "recurrent_kernel"], StringComparer.Ordinal);

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

    public static bool IsIgnored(string last) => last == Counter;

    /// <summary>The framework whose word it is; null for words of all of them.</summary>
    public static TensorLayout? Framework(string last) => Torch.Contains(last) || TorchRecurrent.Find(last) is not null ? TensorLayout.PyTorch : Keras.Contains(last) ? TensorLayout.Keras : null;
}
