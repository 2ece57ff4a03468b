using NetGen.Arrays.Binding;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Import;

namespace NetGen.Arrays;

/// <summary>Parameters of a declared network from a file of arrays.</summary>
public sealed class ArrayImport
{
    /// <summary>What normalizations have where a declaration says nothing, as in Keras.</summary>
    private const float DeclaredEpsilon = 1e-3f;

    private readonly NetworkModel model;
    private readonly NetworkGraph graph;
    private readonly ArrayBinding binding;
    /// <summary>The arrays' file.</summary>
    public string File { get; }

    private ArrayImport(NetworkModel model, NetworkGraph graph, ArrayBinding binding, string file)
    {
        this.model = model;
        this.graph = graph;
        this.binding = binding;
        File = file;
    }

    /// <summary>Looks for the arrays of every layer.</summary>
    /// <param name="model">A network of float32.</param>
    /// <param name="graph">The same as declared, with blocks expanded and nothing folded.</param>
    /// <param name="arrays">The arrays.</param>
    /// <param name="file">Their file, for messages.</param>
    /// <param name="options">What the user says.</param>
    /// <exception cref="ImportException">The map file of <paramref name="options"/> names what is not there.</exception>
    public static ArrayImport Bind(NetworkModel model, NetworkGraph graph, NamedArrays arrays, string file, BindingOptions options) =>
        new(model, graph, BindArrays.Run(graph, arrays, options), file);

    /// <summary>The binding as a map file, complete or not.</summary>
    public string Map => MapText.Write(binding, model.Name, Path.GetFileName(File));

    /// <summary>Why there are no parameters; null if there are.</summary>
    public string? Problem => binding.Problem;

    /// <summary>A line for each layer, "Stem = features.0.0, features.0.1", and lines that say how.</summary>
    public IEnumerable<string> Report()
    {
        yield return $"axes in the order of {binding.Layout}: {binding.Reason}";
        foreach (IGrouping<string, BoundTensor> layer in binding.Tensors.GroupBy(tensor => tensor.Slot.Layer))
        {
            string gates = layer.First() is { Slot.Kind: GroupKind.Recurrent, Arrays.Count: > 0 } first ? $" (gates in the order of {first.Layout})" : "";
            yield return $"{layer.Key} = {string.Join(", ", layer.Select(Source).Distinct())}{gates}";
        }

        foreach (IGrouping<float, BatchNorm> norms in graph.Everything.Select(node => node.Operator).OfType<BatchNorm>().GroupBy(norm => norm.Epsilon))
        {
            bool isLikelyWrong = binding.Layout == TensorLayout.PyTorch && norms.Key == DeclaredEpsilon;
            yield return FormattableString.Invariant($"{norms.Count()} normalizations with Epsilon = {norms.Key}, as declared")
                + (isLikelyWrong ? "; PyTorch's own is 1E-05: declare Epsilon = 1e-5f unless the training code says otherwise" : "");
        }
    }

    private static string Source(BoundTensor tensor) => tensor switch
    {
        { Arrays.Count: 0 } => FormattableString.Invariant($"{tensor.Parameter.Role} {tensor.Number}"),
        { Group.Length: > 0 } => tensor.Group,
        _ => string.Join(" + ", tensor.Arrays.Select(array => ArrayRoles.Split(array.Name).Path is { Length: > 0 } path ? path : array.Name).Distinct()),
    };

    /// <summary>The parameters.</summary>
    /// <exception cref="ImportException">The binding is not certain, or a value is no finite number.</exception>
    public ParameterFile Parameters()
    {
        if (binding.Problem is { } problem)
        {
            throw new ImportException(File, problem);
        }

        ParameterFile parameters = new(
            binding.Tensors.Select(tensor => new TensorRecord(tensor.Parameter.Name, new TensorType(ElementType.Float32, tensor.Parameter.Type.Shape), Packing.FromFloats(tensor.Values()))).ToEquatableArray(),
            []);
        IReadOnlyList<Finding> findings = BindParameters.Run(graph, model, new FileParameters(parameters)).Findings;
        return findings.Count == 0 ? parameters : throw new ImportException(File, findings[0].Arguments[1]);
    }
}
