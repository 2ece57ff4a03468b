using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>The form that is demanded of a node: for all layers, by its layer's [Unroll], by the network's; Auto where none is.</summary>
internal static class WantedForm
{
    public static CodeForm Of(NetworkModel model, CodeForm forced, Node node)
    {
        if (forced != CodeForm.Auto)
        {
            return forced;
        }

        LayerModel? layer = model.Layers.FirstOrDefault(candidate => candidate.Name == node.Layer);
        string name = layer is not null && layer.Form != "Auto" ? layer.Form : model.Form;
        return Enum.TryParse(name, out CodeForm form) ? form : CodeForm.Auto;
    }
}
