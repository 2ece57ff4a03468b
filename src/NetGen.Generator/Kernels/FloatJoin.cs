using NetGen.Generator.Code;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels;

/// <summary>The sum or the product of floats, from the first input to the last.</summary>
internal sealed class FloatJoin(KernelBuilder builder) : IElementArithmetic
{
    private readonly bool multiplies = builder.Context.Node.Operator is Multiply;
    private readonly FloatStore store = FloatStore.Of(builder);

    public void Write(Element[] values, Element target)
    {
        Expression result = values[0];
        foreach (Element value in values.Skip(1))
        {
            result = multiplies ? result * value : result + value;
        }

        store.Store(target, result);
    }
}
