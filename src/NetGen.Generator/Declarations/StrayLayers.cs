using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>A layer's attribute in a class that is no network: most often [Network] was forgotten.</summary>
public static class StrayLayers
{
    public static Finding? Find(IMethodSymbol method)
    {
        INamedTypeSymbol? type = method.ContainingType;
        return type is null || NetGenAttributes.OfLayer(method) is not [var layer, ..] || NetworkReader.IsNetwork(type) || NetGenAttributes.IsOwnBlock(type)
            ? null
            : new Finding(
                FindingIds.StrayLayer,
                new Anchor(method.Name, NetGenAttributes.KindOf(layer)),
                [method.Name, $"it has a layer's attribute, but {type.Name} is no network; mark {type.Name} with [Network]"]);
    }
}
