namespace NetGen.Generator.Layers;

public static class ActivationKinds
{
    /// <summary>None, Relu and Relu6: in integer arithmetic a clamp that the layer's own requantization does anyway.</summary>
    public static bool IsClamp(this ActivationKind kind) => kind is ActivationKind.None or ActivationKind.Relu or ActivationKind.Relu6;

    /// <summary>", Relu", or nothing for None.</summary>
    public static string Suffix(this ActivationKind kind) => kind == ActivationKind.None ? "" : ", " + kind;
}
