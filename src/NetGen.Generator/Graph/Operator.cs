using NetGen.Generator.Model;

namespace NetGen.Generator.Graph;

/// <summary>What a node does. One file in Layers for each.</summary>
public abstract record Operator
{
    /// <summary>The name in reports: "Conv2D 3x3 /2".</summary>
    public abstract string Describe();

    /// <summary>The shapes of the outputs for the given input shapes.</summary>
    public abstract ShapeInference InferShape(IReadOnlyList<TensorShape> inputs);

    /// <summary>How many of the declared inputs it computes with, the first ones; of the others it wants the shapes alone. Null: all.</summary>
    public virtual int? ValuesRead => null;

    /// <summary>The operator that knows the shapes of the inputs behind <see cref="ValuesRead"/>.</summary>
    public virtual Operator WithShapes(IReadOnlyList<TensorShape> shapes) => this;

    /// <summary>Whether the values of a vector that it gives can be compared with one another: the index of the largest one is a class.</summary>
    public virtual bool GivesScores => true;

    /// <summary>The trained tensors, in a fixed order. Called only with inputs that <see cref="InferShape"/> accepts.</summary>
    public virtual IReadOnlyList<ParameterSpec> Parameters(IReadOnlyList<TensorShape> inputs) => [];

    /// <summary>The cost in the lecture's conventions.</summary>
    public virtual OperatorCost Cost(IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) => default;

    /// <summary>What a step costs, of an operator that carries a state from row to row; null: it carries none.</summary>
    public virtual StepCost? CostOfSteps(IReadOnlyList<TensorShape> inputs) => null;

    /// <summary>Whether an output row depends on the input rows of its window alone: a piece of a sequence can be computed by itself.</summary>
    public virtual bool IsRowByRow(IReadOnlyList<TensorShape> inputs) => Rows(inputs) is not null;

    /// <summary>Whether the backward pass reads the sums in front of the activation too: its slope is not known from the output.</summary>
    public virtual bool KeepsSums => false;

    /// <summary>Values that are neither input nor output, and that the backward pass reads.</summary>
    public virtual long KeptInside(IReadOnlyList<TensorShape> inputs) => 0;

    /// <summary>The element type of the outputs for that of the first input.</summary>
    public virtual ElementType OutputElement(ElementType input) => input;

    /// <summary>The same for one of several outputs, where these differ.</summary>
    public virtual ElementType OutputElement(int output, ElementType input) => OutputElement(input);

    /// <summary>Where the input is indices, 32-bit integers: one more than the largest. Null: it is none.</summary>
    public virtual int? Vocabulary => null;

    /// <summary>The outputs have the network's element type, whatever the input has: the operator turns what is no value of the network into such.</summary>
    public virtual bool GivesPrecision => false;

    /// <summary>The outputs have the first input's quantization: values are moved or selected, never computed anew.</summary>
    public virtual bool KeepsQuantization => false;

    /// <summary>The quantization that the output must have, whatever was calibrated (TensorFlow Lite's softmax and sigmoid: 1/256, -128; tanh: 1/128, 0).</summary>
    public virtual Quantization? FixedQuantization => null;

    /// <summary>Output value i depends on no input value but i of input <paramref name="input"/> (and on others by broadcast): the output may take its place.</summary>
    public virtual bool CanOverwrite(int input, IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) => false;

    /// <summary>How the operator can run row by row; null if it cannot.</summary>
    public virtual RowAccess? Rows(IReadOnlyList<TensorShape> inputs) => null;

    /// <summary>Values inside of the operator that an integer network has quantized, with scales of their own; in a float network there are none.</summary>
    public virtual IReadOnlyList<InternalValue> Internals(IReadOnlyList<TensorShape> inputs) => [];

    /// <summary>What an output shares type and quantization with: the first output if empty, a value inside of the operator by its name; null: it has its own.</summary>
    public virtual string? OutputLike(int output) => null;

    /// <summary>The type that an input must have in an integer network, where that is not the network's.</summary>
    public virtual ElementType? WantedElement(int input) => null;

    /// <summary>
    /// How the operator can run over a stream, which brings one row (an index of the first axis) after another: as <see cref="Rows"/>, but for operators that
    /// gain nothing by running row by row over a map that is there. Null where it wants the whole sequence.
    /// </summary>
    public virtual RowAccess? OverTime(IReadOnlyList<TensorShape> inputs) => Rows(inputs);

    /// <summary>The output is the first input under another shape, or a run of its values: no code, the same place.</summary>
    public virtual bool IsView => false;

    /// <summary>Values of the input in front of those of a view.</summary>
    public virtual long ViewStart(TensorShape input) => 0;
}
