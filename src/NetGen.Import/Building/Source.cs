using NetGen.Generator.Model;

namespace NetGen.Import.Building;

/// <summary>An output of a layer.</summary>
internal readonly record struct Source(LayerDraft Layer, int Part = 0)
{
    public TensorShape Shape => Layer.Shapes[Part];
}
