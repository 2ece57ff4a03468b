using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Import.Buffers;
using NetGen.Import.Building;
using NetGen.Import.Tflite;

namespace NetGen.Import.Operators;

/// <summary>An operator on its way into the network: its tensors, checked, and the layer that it becomes.</summary>
internal sealed class OperatorContext(NetworkBuilder network, TfliteOperator op)
{
    public TfliteOperator Operator => op;

    public FlatTable Options => op.Options;

    public bool IsInt8 => network.Precision == NetworkPrecision.Int8;

    public string Name => op.Describe();

    public ImportException Fail(string problem) => network.Fail($"{Name}: {problem}");

    public void ExpectCounts(int fewestInputs, int mostInputs, int outputs = 1)
    {
        if (op.Inputs.Length < fewestInputs || op.Inputs.Length > mostInputs || op.Outputs.Length != outputs)
        {
            string wanted = fewestInputs == mostInputs ? $"{fewestInputs}" : $"{fewestInputs} to {mostInputs}";
            throw Fail($"it has {op.Inputs.Length} inputs and {op.Outputs.Length} outputs; it must have {wanted} and {outputs}");
        }
    }

    public bool HasInput(int index) => index < op.Inputs.Length && op.Inputs[index] >= 0;

    public TfliteTensor Input(int index) => HasInput(index)
        ? network.File.Tensors[op.Inputs[index]]
        : throw Fail($"input {index} is missing");

    public TfliteTensor Output(int index = 0) => network.File.Tensors[op.Outputs[index]];

    /// <summary>An input that the network computes.</summary>
    public Source Value(int index)
    {
        TfliteTensor tensor = Input(index);
        Source source = network.Find(tensor, Name);
        network.CheckValue(tensor, Name);
        return source;
    }

    /// <summary>A computed input of the given rank, batch included, with batch 1.</summary>
    public Source Map(int index, int rank)
    {
        TfliteTensor tensor = Input(index);
        Source source = Value(index);
        return tensor.Shape.Length == rank && tensor.Shape[0] == 1
            ? source
            : throw Fail($"its input is {Shapes.Text(tensor)}; NetGen imports it for {rank} axes with batch 1");
    }

    /// <summary>A constant input.</summary>
    public TfliteTensor Constant(int index, string what)
    {
        TfliteTensor tensor = Input(index);
        if (!tensor.IsConstant || tensor.IsVariable)
        {
            throw Fail($"{what}, {tensor.Describe()}, is computed; NetGen needs it constant");
        }

        if (tensor.IsSparse)
        {
            throw Fail($"{what}, {tensor.Describe()}, is stored sparse; convert the model with dense tensors");
        }

        return Shapes.Problem(tensor) is { } problem ? throw Fail(problem) : tensor;
    }

    /// <summary>A constant list of integers: axes, sizes, paddings.</summary>
    public int[] Integers(int index, string what)
    {
        TfliteTensor tensor = Constant(index, what);
        if (tensor.Type is not (TfliteType.Int32 or TfliteType.Int64))
        {
            throw Fail($"{what}, {tensor.Describe()}, is {tensor.Type}; it must be Int32 or Int64");
        }

        int width = tensor.Type == TfliteType.Int64 ? 8 : 4;
        byte[] bytes = Bytes(tensor, width, what);
        int[] words = Packing.ToIntegers(bytes, ElementType.Int32, bytes.Length / 4);
        if (width == 4)
        {
            return words;
        }

        int[] values = new int[words.Length / 2];
        for (int i = 0; i < values.Length; i++)
        {
            long value = (uint)words[2 * i] | ((long)words[(2 * i) + 1] << 32);
            values[i] = (int)Math.Max(Math.Min(value, int.MaxValue), int.MinValue);
        }

        return values;
    }

    /// <summary>The bytes of a constant; the file must have exactly as many as its shape demands.</summary>
    public byte[] Bytes(TfliteTensor tensor, int width, string what)
    {
        long wanted = Shapes.Count(tensor) * width;
        return tensor.Data.Length == wanted
            ? network.File.Source.Copy(tensor.Data.Start, wanted, what)
            : throw Fail($"{what}, {tensor.Describe()}, has {tensor.Data.Length} bytes; its shape {Shapes.Text(tensor)} demands {wanted}");
    }

    /// <summary>Trained weights, float32 or int8 as the network is.</summary>
    public DraftTensor Weights(TfliteTensor tensor, string role, TensorShape shape, int axis, int netGenAxis)
    {
        if (!IsInt8)
        {
            return Floats(tensor, role, shape);
        }

        if (tensor.Type != TfliteType.Int8)
        {
            throw Fail($"its {role}, {tensor.Describe()}, is {tensor.Type}; in an int8 network it must be Int8");
        }

        (Quantization? quantization, string? problem) = Quantizations.OfWeights(tensor, axis, netGenAxis);
        return problem is null
            ? new DraftTensor(role, new TensorType(ElementType.Int8, shape, quantization), Bytes(tensor, 1, "its " + role))
            : throw Fail(problem);
    }

    /// <summary>A float32 tensor of finite numbers.</summary>
    public DraftTensor Floats(TfliteTensor tensor, string role, TensorShape shape)
    {
        if (tensor.Type != TfliteType.Float32)
        {
            throw Fail($"its {role}, {tensor.Describe()}, is {tensor.Type}; in a float network it must be Float32 (NetGen imports no hybrid models)");
        }

        byte[] bytes = Bytes(tensor, 4, "its " + role);
        return Packing.ToFloats(bytes).Any(value => float.IsNaN(value) || float.IsInfinity(value))
            ? throw Fail($"its {role}, {tensor.Describe()}, has a value that is infinite or no number")
            : new DraftTensor(role, new TensorType(ElementType.Float32, shape), bytes);
    }

    /// <summary>Adds the bias of the given input to the layer, or the argument that there is none.</summary>
    public void AddBias(LayerDraft draft, int index, int channels)
    {
        if (!HasInput(index))
        {
            draft.Arguments.Add(Arg.Flag("Bias", false));
            return;
        }

        TfliteTensor tensor = Constant(index, "its bias");
        TensorShape shape = new(channels);
        if (Shapes.Count(tensor) != channels)
        {
            throw Fail($"its bias, {tensor.Describe()}, is {Shapes.Text(tensor)}; it must have {channels} values");
        }

        if (!IsInt8)
        {
            draft.Tensors.Add(Floats(tensor, "bias", shape));
            return;
        }

        if (tensor.Type != TfliteType.Int32)
        {
            throw Fail($"its bias, {tensor.Describe()}, is {tensor.Type}; in an int8 network it must be Int32");
        }

        draft.Tensors.Add(new DraftTensor("bias", new TensorType(ElementType.Int32, shape), Bytes(tensor, 4, "its bias")));
    }

    /// <summary>Adds the activation function that the operator applies to its result.</summary>
    public void AddActivation(LayerDraft draft, int field)
    {
        switch (Options.Byte(field))
        {
            case 0:
                return;
            case 1:
                draft.Arguments.Add(Arg.Member("Activation", "Relu"));
                return;
            case 3:
                draft.Arguments.Add(Arg.Member("Activation", "Relu6"));
                return;
            case var code:
                string name = code switch { 2 => "RELU_N1_TO_1", 4 => "TANH", 5 => "SIGN_BIT", _ => $"number {code}" };
                throw Fail($"its fused activation is {name}; NetGen imports NONE, RELU and RELU6");
        }
    }

    public LayerDraft Draft(string kind, params Argument[] arguments) => new(kind, arguments) { Origin = Name };

    /// <summary>Appends the layer as a computed value: its output's quantization is written down.</summary>
    public void Compute(LayerDraft draft, Source[] inputs, bool squeeze = false)
    {
        TfliteTensor output = Output();
        if (network.CheckValue(output, Name) is { } quantization)
        {
            draft.Values.Add(new DraftValue("", quantization));
        }

        Finish(draft, inputs, squeeze);
    }

    /// <summary>Appends a layer whose output keeps its input's quantization; the file must agree.</summary>
    public void Move(LayerDraft draft, Source input, bool squeeze = false)
    {
        for (int i = 0; i < op.Outputs.Length; i++)
        {
            ExpectSameQuantization(MovedInput(), Output(i));
        }

        Finish(draft, [input], squeeze);
    }

    /// <summary>The output is the given value under the output's shape.</summary>
    public void View(Source input)
    {
        ExpectSameQuantization(MovedInput(), Output());
        TensorShape wanted = ShapeOf(Output());
        if (input.Shape.Count != wanted.Count)
        {
            throw Fail($"its output {Output().Describe()} is {Shapes.Text(Output())}; its input has {input.Shape.Count} values");
        }

        DefineReshaped(Output(), input, wanted);
    }

    public void ExpectSameQuantization(TfliteTensor input, TfliteTensor output)
    {
        Quantization? before = network.CheckValue(input, Name);
        Quantization? after = network.CheckValue(output, Name);
        if (before is not null && after is not null && before != after)
        {
            throw Fail($"its output has scale {Number.Text(after.Scale)} and zero point {after.ZeroPoint}, its input {Number.Text(before.Scale)} and {before.ZeroPoint}; they must be equal");
        }
    }

    /// <summary>Appends a layer without a look at quantization; the shapes of its outputs must be those of the file.</summary>
    /// <param name="squeeze">The file may have more or fewer axes of size 1.</param>
    public void Finish(LayerDraft draft, Source[] inputs, bool squeeze = false)
    {
        draft.Inputs.AddRange(inputs);
        network.Append(draft);
        for (int i = 0; i < op.Outputs.Length; i++)
        {
            DefineAs(Output(i), new Source(draft, i), squeeze);
        }
    }

    private void DefineAs(TfliteTensor output, Source source, bool squeeze)
    {
        TensorShape wanted = ShapeOf(output);
        bool equal = squeeze ? Squeezed(source.Shape).SequenceEqual(Squeezed(wanted)) : source.Shape == wanted;
        if (!equal)
        {
            throw Fail($"its output {output.Describe()} is {Shapes.Text(output)}; it computes {source.Shape}");
        }

        DefineReshaped(output, source, wanted);
    }

    private void DefineReshaped(TfliteTensor output, Source source, TensorShape shape) =>
        network.Define(output, source.Shape == shape ? source : network.Reshape(source, shape, Name), Name);

    private TensorShape ShapeOf(TfliteTensor output) => Shapes.Problem(output) is { } problem ? throw Fail(problem) : Shapes.Of(output);

    private static IEnumerable<int> Squeezed(TensorShape shape) => shape.Sizes.Where(size => size != 1);

    /// <summary>The input whose values an operator moves: the one that is no constant (SPLIT has its axis first).</summary>
    private TfliteTensor MovedInput() => Input(op.Inputs.Length > 1 && Input(0).IsConstant ? 1 : 0);
}
