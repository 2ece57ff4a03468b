using System.Globalization;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parameters;

/// <summary>Gives nodes their tensors and, in integer networks, values their quantization.</summary>
public sealed class BindParameters
{
    private readonly IParameterSource source;
    private readonly NetworkModel model;
    private readonly NetworkGraph graph;
    private readonly List<Finding> findings = [];
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private GraphRewriter rewriter;
    private bool complete = true;

    private BindParameters(NetworkGraph graph, NetworkModel model, IParameterSource source)
    {
        this.graph = graph;
        this.model = model;
        this.source = source;
        rewriter = new GraphRewriter(graph);
    }

    /// <summary>The bound graph, null if something is missing or wrong, and what to tell the user.</summary>
    public static (NetworkGraph? Graph, IReadOnlyList<Finding> Findings) Run(NetworkGraph graph, NetworkModel model, IParameterSource source)
    {
        BindParameters bind = new(graph, model, source);
        NetworkGraph? bound = bind.Run();
        return (bound, bind.findings);
    }

    private bool IsInteger => model.Precision != NetworkPrecision.Float32;

    private NetworkGraph? Run()
    {
        foreach (Value input in graph.Inputs)
        {
            // What another network's layers give has the quantization that it has there; samples of sound have theirs by definition.
            complete &= graph.Front is not null || input.Type.Quantization is not null || Quantize(input, null, input.Name);
        }

        NetworkGraph bound = Bind(graph);
        foreach (string name in source.TensorNames.Where(name => !used.Contains(name)))
        {
            Report(FindingIds.UnusedTensor, $"the tensor {name} belongs to no layer of {model.Name}");
        }

        return complete ? bound : null;
    }

    /// <summary>Layers whose inputs have their quantizations: the network's, or those of a loop's body.</summary>
    private NetworkGraph Bind(NetworkGraph layers)
    {
        Dictionary<Node, Node> bound = [];
        foreach (Node node in InOrder(layers))
        {
            foreach (Value inside in node.Internals)
            {
                complete &= QuantizeInternal(inside, node);
            }

            Operator op = node.Operator is Loop loop ? BindLoop(node, loop) : node.Operator;
            for (int i = 0; i < node.Outputs.Count && op is not Loop; i++)
            {
                complete &= IsInteger && op.OutputLike(i) is { } like ? QuantizeLike(node, i, like) : Quantize(node.Outputs[i], node, node.Layer);
            }

            bound.Add(node, node with { Operator = op, Parameters = BindTensors(node) });
        }

        foreach (Node node in layers.Nodes)
        {
            complete &= StatesFit(node);
            rewriter.Add(bound[node] with { Outputs = [.. node.Outputs.Select(rewriter.Map)], Internals = [.. node.Internals.Select(rewriter.Map)] });
        }

        return rewriter.Finish();
    }

    /// <summary>
    /// Nodes in an order in which quantizations are known. A state has that of what it becomes, so that a layer that only moves its values waits for that. States that do nothing but
    /// change places have a line of the first one's name.
    /// </summary>
    private IEnumerable<Node> InOrder(NetworkGraph layers)
    {
        List<Node> open = [.. layers.Nodes];
        HashSet<Value> unknown = layers.States.Count == 0 ? [] : [.. layers.States.Select(state => state.Before), .. layers.Nodes.SelectMany(node => node.Outputs)];
        if (unknown.Count == 0)
        {
            foreach (Node node in open)
            {
                yield return node;
            }
        }

        while (unknown.Count > 0)
        {
            if (open.FirstOrDefault(node => !node.Operator.KeepsQuantization || !unknown.Contains(node.Input)) is { } next)
            {
                yield return next;
                open.Remove(next);
                unknown.ExceptWith(next.Outputs);
            }
            else
            {
                Value first = QuantizationRoot.Of(layers, layers.States.First(state => unknown.Contains(state.Before)).Before);
                complete &= Quantize(first, null, first.Name);
                unknown.Remove(first);
            }

            while (layers.States.FirstOrDefault(state => unknown.Contains(state.Before) && !unknown.Contains(state.After)) is { } known)
            {
                Requantize(known.Before, rewriter.Map(known.After).Type.Quantization);
                unknown.Remove(known.Before);
            }
        }
    }

    /// <summary>The loop of a decoder: what its body reads from outside has the quantization that it has there, and so have the rows that it gives.</summary>
    private Loop BindLoop(Node node, Loop loop)
    {
        GraphRewriter outer = rewriter;
        GraphRewriter inner = new(loop.Body);
        int first = node.Inputs.Count - loop.Body.Inputs.Count;
        for (int i = loop.Told; i < loop.Body.Inputs.Count; i++)
        {
            Value outside = loop.Body.Inputs[i];
            inner.Replace(outside, new Value(outside.Name, outer.Map(node.Inputs[first + i]).Type with { Shape = outside.Shape }, outside.Lifetime));
        }

        rewriter = inner;
        NetworkGraph body = Bind(loop.Body);
        rewriter = outer;
        for (int i = 0; i < loop.Own; i++)
        {
            Requantize(node.Outputs[i], body.Outputs[i].Type.Quantization);
        }

        for (int i = 0; i < loop.Given(node.Inputs.Count); i++)
        {
            (Value begins, Value before) = (rewriter.Map(node.Inputs[i]), body.States[i].Before);
            complete &= before.Type.Element != ElementType.Int16 || HasScale(before.Name, begins, before.Type.Quantization);
        }

        return loop with { Body = body };
    }

    private void Requantize(Value value, Quantization? quantization)
    {
        if (quantization is not null)
        {
            rewriter.Replace(value, new Value(value.Name, value.Type with { Quantization = quantization }, value.Lifetime));
        }
    }

    private List<Parameter> BindTensors(Node node)
    {
        List<Parameter> parameters = [];
        IReadOnlyList<ParameterSpec> specs = node.Operator.Parameters([.. node.Inputs.Select(value => value.Shape)]);
        for (int i = 0; i < specs.Count; i++)
        {
            Parameter? parameter = Find(node, node.Parameters[i], specs[i]);
            complete &= parameter is not null;
            parameters.Add(parameter ?? node.Parameters[i]);
        }

        return parameters;
    }

    private bool Quantize(Value value, Node? node, string layer)
    {
        if (!IsInteger || value.Type.Element is ElementType.Int32 or ElementType.Float32)
        {
            return true;
        }

        Quantization? quantization = node?.Operator.FixedQuantization;
        ValueRecord? record = source.FindValue(value.Name, value.Type.Element, quantization);
        if (quantization is not null && record is not null && (record.Scale != quantization.Scale || record.ZeroPoint != quantization.ZeroPoint))
        {
            Report(FindingIds.BadQuantization, string.Format(
                CultureInfo.InvariantCulture,
                "the value {0} has scale {1:R} and zero point {2}; the output of {3} has scale {4:R} and zero point {5}, whatever was calibrated",
                value.Name, record.Scale, record.ZeroPoint, node!.Operator.Describe(), quantization.Scale, quantization.ZeroPoint));
            return false;
        }

        if (quantization is null && node is not null && node.Operator.KeepsQuantization)
        {
            quantization = rewriter.Map(node.Input).Type.Quantization;
        }

        if (quantization is null)
        {
            if (record is null)
            {
                Report(FindingIds.MissingQuantization, $"there is no scale for the output of {layer}: the line 'value {value.Name} int8 scale S zero Z' is missing");
                return false;
            }

            if (record.Element != value.Type.Element || record.ZeroPoint < sbyte.MinValue || record.ZeroPoint > sbyte.MaxValue)
            {
                Report(FindingIds.BadQuantization, $"the value {value.Name} is {record.Element.Name()} with zero point {record.ZeroPoint}; it must be {value.Type.Element.Name()} with a zero point from -128 to 127");
                return false;
            }

            quantization = new Quantization(record.Scale, record.ZeroPoint);
        }

        Requantize(value, quantization);
        return true;
    }

    /// <summary>A value inside of an operator: symmetric, its scale a power of two where the operator's arithmetic wants that.</summary>
    private bool QuantizeInternal(Value value, Node node)
    {
        ValueRecord? record = source.FindValue(value.Name, value.Type.Element, null);
        if (record is null)
        {
            Report(FindingIds.MissingQuantization, $"there is no scale inside of {node.Layer}: the line 'value {value.Name} {value.Type.Element.Name()} scale S zero 0' is missing");
            return false;
        }

        bool isPowerOfTwo = node.Operator.Internals([.. node.Inputs.Select(input => input.Shape)]).Any(inside => inside.IsPowerOfTwo && value.Name.EndsWith("." + inside.Name, StringComparison.Ordinal));
        if (record.Element != value.Type.Element || record.ZeroPoint != 0 || (isPowerOfTwo && !IsPowerOfTwo(record.Scale)))
        {
            string wanted = isPowerOfTwo ? ", and its scale a power of two" : "";
            Report(FindingIds.BadQuantization, string.Format(CultureInfo.InvariantCulture, "the value {0} is {1} with scale {2:R} and zero point {3}; it must be {4} with zero point 0{5}", value.Name, record.Element.Name(), record.Scale, record.ZeroPoint, value.Type.Element.Name(), wanted));
            return false;
        }

        Requantize(value, new Quantization(record.Scale, 0));
        return true;
    }

    /// <summary>An output that has the quantization of the first one, or of a value inside of the operator.</summary>
    private bool QuantizeLike(Node node, int output, string name)
    {
        Value like = node.Internals.FirstOrDefault(inside => inside.Name.EndsWith("." + name, StringComparison.Ordinal)) ?? node.Outputs[0];
        Requantize(node.Outputs[output], rewriter.Map(like).Type.Quantization);
        return true;
    }

    /// <summary>A state of 16 bits goes from layer to layer as it is: both must have it in one scale.</summary>
    private bool StatesFit(Node node)
    {
        for (int i = 0; i < node.Inputs.Count && IsInteger; i++)
        {
            if (node.Operator.WantedElement(i) is null || node.Internals.FirstOrDefault(value => value.Name.EndsWith("." + node.Operator.OutputLike(i), StringComparison.Ordinal)) is not { } inside)
            {
                continue;
            }

            if (!HasScale(inside.Name, rewriter.Map(node.Inputs[i]), rewriter.Map(inside).Type.Quantization))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether what a state of 16 bits begins with has its scale, as far as both are known.</summary>
    private bool HasScale(string state, Value begins, Quantization? own)
    {
        if (begins.Type.Quantization is not { } given || own is null || given == own)
        {
            return true;
        }

        Report(FindingIds.BadQuantization, string.Format(CultureInfo.InvariantCulture, "{0} begins with {1}, whose scale is {2:R}; the value {0} has scale {3:R}, and they must be equal", state, begins.Name, given.Scale, own.Scale));
        return false;
    }

    private static bool IsPowerOfTwo(float scale) => (BitConverter.ToInt32(BitConverter.GetBytes(scale), 0) & 0x7FFFFF) == 0;

    private Parameter? Find(Node node, Parameter parameter, ParameterSpec spec)
    {
        TensorRecord? record = source.FindTensor(parameter.Name, spec, parameter.Type.Element);
        if (record is null)
        {
            Report(FindingIds.MissingTensor, $"the tensor {parameter.Name} ({parameter.Type}) is missing");
            return null;
        }

        used.Add(record.Name);
        if (!SameShape(record.Type.Shape, spec.Shape))
        {
            Report(FindingIds.TensorShapeMismatch, $"the tensor {record.Name} is {record.Type.Shape}; {node.Operator.Describe()} wants {spec.Shape}");
            return null;
        }

        if (!Fits(record.Type.Element, parameter.Type.Element))
        {
            Report(FindingIds.TensorTypeMismatch, $"the tensor {record.Name} is {record.Type.Element.Name()}; {model.Precision} networks want {parameter.Type.Element.Name()}");
            return null;
        }

        TensorData data = record.Decode();
        foreach (float value in data.Floats)
        {
            if (float.IsNaN(value) || float.IsInfinity(value))
            {
                Report(FindingIds.NotFinite, $"the tensor {record.Name} has a value that is not a finite number at index {Array.IndexOf(data.Floats, value)}");
                return null;
            }
        }

        Quantization? quantization = null;
        if (IsInteger && !spec.IsBias && !spec.IsReal && !TryQuantization(record, spec, out quantization))
        {
            return null;
        }

        return parameter with { Type = new TensorType(record.Type.Element, spec.Shape, quantization), Data = data };
    }

    /// <summary>Weights are symmetric: zero point 0, one scale or one for each output channel.</summary>
    private bool TryQuantization(TensorRecord record, ParameterSpec spec, out Quantization? quantization)
    {
        quantization = record.Type.Quantization;
        if (quantization is null)
        {
            Report(FindingIds.MissingQuantization, $"the tensor {record.Name} has no 'scale' line");
            return false;
        }

        if (spec.IsSymmetric && quantization.ZeroPoint != 0)
        {
            Report(FindingIds.BadQuantization, $"the tensor {record.Name} has zero point {quantization.ZeroPoint}; weights are symmetric, their zero point is 0");
            return false;
        }

        if (!quantization.PerChannel)
        {
            return true;
        }

        int channels = spec.ChannelAxis < 0 ? -1 : spec.Shape[spec.ChannelAxis];
        int along = record.Type.Shape[quantization.Axis];
        if (quantization.Scales.Count != channels || along != channels)
        {
            string wanted = channels < 0 ? "one scale" : $"one scale, or {channels} along the axis of the output channels";
            Report(FindingIds.BadQuantization, $"the tensor {record.Name} has {quantization.Scales.Count} scales along axis {quantization.Axis} of {record.Type.Shape}; it must have {wanted}");
            return false;
        }

        quantization = quantization with { Axis = spec.ChannelAxis };
        return true;
    }

    /// <summary>Equal up to sizes of 1: a vector of channels may be written 1x1xC.</summary>
    private static bool SameShape(TensorShape left, TensorShape right) =>
        left.Sizes.Where(size => size != 1).SequenceEqual(right.Sizes.Where(size => size != 1));

    /// <summary>Narrower integers hold weights where int8 is wanted.</summary>
    private static bool Fits(ElementType given, ElementType wanted) =>
        given == wanted || (wanted == ElementType.Int8 && given > ElementType.Int8);

    private void Report(string id, string message) =>
        findings.Add(new Finding(id, new Anchor(null, "Weights", "Path"), [model.WeightsPath ?? model.Name, message]));
}
