using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <content>What a layer reads: the values of layers before it, and the network's inputs.</content>
public sealed partial class BuildGraph
{
    /// <summary>What a layer reads of the values that are there; null if one is missing, which is reported here or was before.</summary>
    private List<Value>? Sources(WiredLayer layer, Dictionary<string, Value[]> outputs, Action<string, Anchor, string> report)
    {
        List<Value> values = [];
        foreach (InputName input in layer.Inputs)
        {
            if (!outputs.TryGetValue(input.Layer, out Value[]? produced))
            {
                return null;
            }

            if (input.Part < 0 ? produced.Length != 1 : input.Part >= produced.Length)
            {
                string wanted = produced.Length == 1 ? $"write \"{input.Layer}\"" : $"write \"{input.Layer}.0\" to \"{input.Layer}.{produced.Length - 1}\"";
                report(FindingIds.UnknownInput, input.At, $"{input.Layer} has {produced.Length} output{(produced.Length == 1 ? "" : "s")}; {wanted}");
                return null;
            }

            Value value = produced[Math.Max(input.Part, 0)];
            if (Misfit(layer.Model, value, values.Count > 0) is { } misfit)
            {
                report(FindingIds.ShapeMismatch, input.At, misfit);
                return null;
            }

            values.Add(value);
        }

        return values;
    }

    /// <summary>Why a layer does not take values of this type; null if it does.</summary>
    /// <param name="isFurther">Whether it is not the layer's first input.</param>
    private string? Misfit(LayerModel layer, Value value, bool isFurther)
    {
        string kind = layer.Kind;
        if (LayerKinds.InputElement(kind) is { } taken)
        {
            return value.Type.Element == taken ? null : $"{kind} takes samples, 16-bit integers, and reads an input of the network itself; {value.Name} gives values of the network";
        }

        if (LayerKinds.ReadsIndices(kind))
        {
            return value.Type.Element == ElementType.Int32 ? null : $"{value.Name} gives numbers, and {kind} looks up indices; declare the input as [Tokens(length)]";
        }

        bool isState = isFurther && LayerKinds.FurtherInputs(layer) is not null && value.Type.Element == ElementType.Int16;
        bool isMoved = value.Type.Element != ElementType.Int16 && LayerKinds.OnlyMoves(kind);
        return value.Type.Element == element || isState || isMoved ? null : (value.Type.Element, inputs.Contains(value)) switch
        {
            (ElementType.Int32, true) => $"{value.Name} gives tokens, which {kind} does not take; put an [Embedding(vocabulary, size)] between",
            (ElementType.Int32, false) => $"{value.Name} gives indices, 32-bit integers, which {kind} does not take; read a layer before it",
            (ElementType.Int16, true) => $"{value.Name} gives samples, 16-bit integers, which {kind} does not take; read a layer before it",
            (ElementType.Int16, false) => $"{value.Name} gives the state of a cell, 16-bit integers, which {kind} does not take; read a layer before it",
            _ => $"{value.Name} gives floats, which {kind} does not take; read a layer before it",
        };
    }

    /// <summary>What the other network's layers give is this network's input. Where they cannot be used, those who looked at the other network say why.</summary>
    private bool BuildFront(string name)
    {
        if (model.Front is not { } front)
        {
            return false;
        }

        Value value = new(name, front.Type);
        inputs.Add(value);
        outputs[name] = [value];
        return true;
    }

    private bool BuildInput(ArgumentReader arguments)
    {
        int[]? shape = arguments.Ints("Shape", 1);
        if (shape is null or { Length: 0 or > 4 })
        {
            if (!arguments.Failed)
            {
                arguments.Report(FindingIds.ArgumentOutOfRange, "Shape", "an input has one to four sizes, such as [Input(49, 10, 1)]");
            }

            return false;
        }

        TensorShape sizes = new(shape);
        ElementType type = InputElements.Of(model.Layers, arguments.Layer.Name, element);
        return !IsTooLarge(sizes, arguments) && AddInput(arguments.Layer.Name, new TensorType(type, sizes, type == ElementType.Int16 ? LogMel.Samples : null));
    }

    private bool BuildTokens(ArgumentReader arguments)
    {
        TensorShape length = new(arguments.Int("Length", 1));
        return !arguments.Failed && AddInput(arguments.Layer.Name, new TensorType(ElementType.Int32, length));
    }

    private bool AddInput(string name, TensorType type)
    {
        Value input = new(name, type);
        inputs.Add(input);
        outputs[name] = [input];
        return true;
    }
}
