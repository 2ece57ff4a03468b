using NetGen.Generator.Model;

namespace NetGen.Import.Building;

/// <summary>A layer while the network is put together: inputs are other layers, and it has no name yet.</summary>
internal sealed class LayerDraft(string kind, params Argument[] arguments)
{
    public string Kind { get; set; } = kind;

    /// <summary>The arguments except the names of the inputs.</summary>
    public List<Argument> Arguments { get; } = [.. arguments];

    public List<Source> Inputs { get; } = [];

    /// <summary>The shapes of the outputs; one, except for Split.</summary>
    public TensorShape[] Shapes { get; set; } = [];

    public List<DraftTensor> Tensors { get; } = [];

    /// <summary>The quantizations to write, by the part's name behind the layer's; "" for the layer's output.</summary>
    public List<DraftValue> Values { get; } = [];

    public bool IsOutput { get; set; }

    /// <summary>The operator that it comes from, for messages; null for an input.</summary>
    public string Origin { get; init; } = "an input";

    public ArgumentValue? Find(string name) => Arguments.Find(argument => argument.Name == name)?.Value;

    public override string ToString() => Kind;
}
