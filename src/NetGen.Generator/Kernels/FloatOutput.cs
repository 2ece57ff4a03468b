using NetGen.Generator.Code;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels;

/// <summary>Float sums to the arena: the activation, then the store.</summary>
internal sealed class FloatOutput(ActivationKind activation, float alpha) : IOutputStage
{
    public CodeType Accumulator => CodeType.Float32;

    public Expression Begin(Expression bias) => 0f;

    public Expression End(Expression sum, Expression bias) => bias is FloatConstant { Value: 0 } ? sum : sum + bias;

    public void Prepare(KernelBuilder builder)
    {
    }

    public void Store(KernelBuilder builder, Element target, Expression sum, Expression channel) => StoreConstant(builder, target, sum, 0);

    public void StoreConstant(KernelBuilder builder, Element target, Expression sum, int channel)
    {
        if (activation == ActivationKind.None)
        {
            builder.Code.Assign(target, sum);
            return;
        }

        Local t = sum as Local ?? builder.Code.Scratch("t", sum);
        builder.Code.Assign(target, FloatActivation.Apply(builder, activation, alpha, t));
    }
}
