using NetGen.Arrays;
using NetGen.Arrays.Binding;
using NetGen.Generator;
using NetGen.Generator.Model;
using NetGen.Import;
using NetGen.TestKit;

namespace NetGen.Tool.Tests.Arrays;

/// <summary>Binds arrays to networks of a few lines.</summary>
internal static class Bound
{
    public const string File = "weights.npz";

    /// <summary>An array whose values are 0, 1, 2, ...</summary>
    public static NamedArray Ramp(string name, params int[] shape) =>
        new(name, ArrayElement.Float32, shape, [.. Enumerable.Range(0, shape.Aggregate(1, (count, size) => count * size)).Select(value => (float)value)]);

    public static NamedArrays Npz(params NamedArray[] arrays) => new(ArrayFormat.Npz, arrays);

    public static NamedArrays Safetensors(params NamedArray[] arrays) => new(ArrayFormat.Safetensors, [.. arrays.OrderBy(array => array.Name, StringComparer.Ordinal)]);

    /// <summary>The four arrays of PyTorch's normalization, and its counter.</summary>
    public static NamedArray[] TorchNorm(string name, int channels) =>
    [
        Ramp(name + ".weight", channels), Ramp(name + ".bias", channels), Ramp(name + ".running_mean", channels), Ramp(name + ".running_var", channels),
        new(name + ".num_batches_tracked", ArrayElement.Int64, [], [3]),
    ];

    public static ArrayImport To(string[] members, NamedArrays arrays, BindingOptions? options = null)
    {
        NetworkModel model = DeclaredNetwork.FromMembers(members, NetworkPrecision.Float32);
        Analysis analysis = Compiler.Analyze(model);
        Assert.True(analysis.Declared is not null, string.Join("\n", analysis.Findings));
        return ArrayImport.Bind(model, analysis.Declared, arrays, File, options ?? new BindingOptions());
    }

    /// <summary>Binds what can be bound: the tensors.</summary>
    public static Dictionary<string, float[]> Tensors(string[] members, NamedArrays arrays, BindingOptions? options = null)
    {
        ArrayImport import = To(members, arrays, options);
        Assert.Null(import.Problem);
        return import.Parameters().Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Decode().Floats);
    }

    /// <summary>Binds what cannot be bound: why.</summary>
    public static string Problem(string[] members, NamedArrays arrays, BindingOptions? options = null)
    {
        ArrayImport import = To(members, arrays, options);
        Assert.NotNull(import.Problem);
        Assert.Equal(import.Problem, Assert.Throws<ImportException>(import.Parameters).Problem);
        return import.Problem;
    }

    /// <summary>Which of the file's layers each layer has: "Stem = features.0, features.1".</summary>
    public static string[] Layers(string[] members, NamedArrays arrays, BindingOptions? options = null)
    {
        ArrayImport import = To(members, arrays, options);
        Assert.Null(import.Problem);
        return [.. import.Report().Where(line => line.Contains(" = ", StringComparison.Ordinal) && !line.Contains("Epsilon", StringComparison.Ordinal))];
    }

    public static BindingOptions Map(string text) => new(Map: ArrayMap.Parse(text, "names.map"));
}
