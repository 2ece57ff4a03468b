using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>Reading and writing of the values of a recurrent cell in floats: sums of inputs, functions, results.</summary>
internal sealed class CellValues
{
    private readonly KernelBuilder builder;
    private readonly Local[] inputs;
    private readonly Local[] outputs;

    public CellValues(KernelBuilder builder)
    {
        this.builder = builder;
        inputs = [.. builder.Context.Inputs.Select(builder.Arena)];
        outputs = [.. builder.Context.Outputs.Select(builder.Arena)];
    }

    /// <summary>Value i of an input.</summary>
    public Expression Input(int input, Expression i) => inputs[input][i + builder.Start(builder.Context.Inputs[input])];

    /// <summary>A gate's sum for unit i: the products of the row and those of the state.</summary>
    public Expression Sum(int gate, int units, Expression i) => Input(0, i + (gate * units)) + Input(1, i + (gate * units));

    public Expression Sigmoid(Expression x) => FloatSigmoid.Call(builder, x);

    public Expression Tanh(Expression x) => FloatTanh.Call(builder, x);

    public void Store(int output, Expression i, Expression value) => builder.Code.Assign(outputs[output][i + builder.Start(builder.Context.Outputs[output])], value);
}
