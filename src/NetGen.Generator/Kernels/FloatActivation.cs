using NetGen.Generator.Code;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels;

/// <summary>Activation functions of a float that is in a local.</summary>
internal static class FloatActivation
{
    public static Expression Apply(KernelBuilder builder, ActivationKind activation, float alpha, Local x)
    {
        switch (activation)
        {
            case ActivationKind.None:
                return x;
            case ActivationKind.Relu:
                return ((Expression)0f).If(x < 0f, x);
            case ActivationKind.Relu6:
                return ((Expression)0f).If(x < 0f, ((Expression)6f).If(x > 6f, x));
            case ActivationKind.LeakyRelu:
                return (x * alpha).If(x < 0f, x);
            case ActivationKind.Sigmoid:
                return FloatSigmoid.Call(builder, x);
            case ActivationKind.HardSigmoid:
                return ((Expression)0f).If(x <= -3f, ((Expression)1f).If(x >= 3f, (x + 3f) * (1f / 6)));
            case ActivationKind.Tanh:
                return FloatTanh.Call(builder, x);
            case ActivationKind.HardSwish:
                return ((Expression)0f).If(x <= -3f, x.If(x >= 3f, x * (x + 3f) * (1f / 6)));
            case ActivationKind.Swish:
                return x * FloatSigmoid.Call(builder, x);
            case ActivationKind.Gelu:
                return FloatGelu.Call(builder, x);
            case ActivationKind.GeluTanh:
                return FloatGeluTanh.Call(builder, x);
            case ActivationKind.Elu:
                return FloatElu.Call(builder, x);
            default:
                throw new NotSupportedException(activation.ToString());
        }
    }
}
