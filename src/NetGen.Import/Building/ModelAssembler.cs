using NetGen.Generator.Model;
using NetGen.Generator.Parameters;

namespace NetGen.Import.Building;

/// <summary>Gives the drafts names and makes the declaration and the parameter file of them.</summary>
internal static class ModelAssembler
{
    public static ImportedNetwork Assemble(IReadOnlyList<LayerDraft> drafts, NetworkPrecision precision, ImportOptions options)
    {
        Dictionary<LayerDraft, string> names = LayerNames.Of(drafts);
        bool mark = drafts.Where(draft => draft.IsOutput).Any(draft => draft != drafts[drafts.Count - 1]);
        LayerModel[] layers = [.. drafts.Select((draft, index) => Layer(draft, index == 0 ? null : drafts[index - 1], names, mark))];
        BoardLimits board = BoardTable.Find(options.Board) ?? BoardTable.None;
        NetworkModel model = new(options.Name, layers)
        {
            Namespace = options.Namespace,
            Header = "public static partial class " + options.Name,
            Precision = precision,
            Target = board,
            Profile = board.Profile,
            WeightsPath = options.WeightsPath ?? options.Name + ".netgen",
        };
        return new ImportedNetwork(model, Parameters(drafts, names));
    }

    private static LayerModel Layer(LayerDraft draft, LayerDraft? above, Dictionary<LayerDraft, string> names, bool mark)
    {
        List<Argument> arguments = [.. draft.Arguments];
        if (draft.Inputs.Count > 1)
        {
            arguments.Insert(0, Arg.Texts("Inputs", draft.Inputs.Select(input => Reference(input, names))));
        }
        else if (draft.Inputs.Count == 1 && (draft.Inputs[0].Layer != above || above.Shapes.Length > 1))
        {
            arguments.Add(Arg.Text("From", Reference(draft.Inputs[0], names)));
        }

        return new LayerModel(names[draft], draft.Kind, arguments.ToArray()) { IsOutput = mark && draft.IsOutput };
    }

    private static string Reference(Source source, Dictionary<LayerDraft, string> names) =>
        source.Layer.Shapes.Length == 1 ? names[source.Layer] : names[source.Layer] + "." + source.Part;

    private static ParameterFile Parameters(IReadOnlyList<LayerDraft> drafts, Dictionary<LayerDraft, string> names)
    {
        List<TensorRecord> tensors = [];
        List<ValueRecord> values = [];
        foreach (LayerDraft draft in drafts)
        {
            string name = names[draft];
            foreach ((string part, Quantization quantization, ElementType element) in draft.Values)
            {
                values.Add(new ValueRecord(part.Length == 0 ? name : name + "." + part, element, quantization.Scale, quantization.ZeroPoint));
            }

            tensors.AddRange(draft.Tensors.Select(tensor => new TensorRecord(name + "." + tensor.Role, tensor.Type, tensor.Bytes)));
        }

        return new ParameterFile(tensors.ToArray(), values.ToArray());
    }
}
