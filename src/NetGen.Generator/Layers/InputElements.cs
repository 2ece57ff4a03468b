using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>What the inputs of a network are made of: numbers of its precision, unless a layer reads them that takes something else, such as samples of sound.</summary>
public static class InputElements
{
    /// <summary>The element type of an input.</summary>
    /// <param name="layers">All layers as they are declared: a layer reads what <c>From</c> names, or the layer above.</param>
    public static ElementType Of(IEnumerable<LayerModel> layers, string input, ElementType precision)
    {
        string? above = null;
        foreach (LayerModel layer in layers.Where(static layer => layer.Kind != LayerKinds.Output))
        {
            if (LayerKinds.InputElement(layer.Kind) is { } element && ((layer.Find("From") as ArgumentValue.Text)?.Value ?? above) == input)
            {
                return element;
            }

            above = layer.Name;
        }

        return precision;
    }
}
