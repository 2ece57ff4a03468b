namespace NetGen.Generator.Model;

/// <summary>What a value between layers, or a parameter, is: element type, shape, quantization.</summary>
public sealed record TensorType(ElementType Element, TensorShape Shape, Quantization? Quantization = null)
{
    public long Count => Shape.Count;

    public long Bytes => Element.Bytes(Shape.Count);

    /// <summary>"int8 32x1x8".</summary>
    public override string ToString() => Element.Name() + " " + Shape;
}
