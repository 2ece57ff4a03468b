namespace NetGen.Generator.Layers;

/// <summary>An element-wise function; the names are those of NetGen.Activation.</summary>
public enum ActivationKind
{
    None,
    Relu,
    Relu6,
    LeakyRelu,
    PRelu,
    Sigmoid,
    HardSigmoid,
    Tanh,
    HardSwish,
    Swish,
    Gelu,
    GeluTanh,
    Elu,
}
