using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>An element-wise function, fused into a layer or a layer of its own.</summary>
    [ExcludeType]
    public enum Activation
    {
        /// <summary>The identity.</summary>
        None,

        /// <summary>max(x, 0).</summary>
        Relu,

        /// <summary>min(max(x, 0), 6).</summary>
        Relu6,

        /// <summary>x for x &gt;= 0, Alpha * x otherwise.</summary>
        LeakyRelu,

        /// <summary>x for x &gt;= 0, alpha[c] * x otherwise, with a learned slope for each channel (parameter <c>Layer.alpha</c>).</summary>
        PRelu,

        /// <summary>1 / (1 + exp(-x)).</summary>
        Sigmoid,

        /// <summary>min(max(x + 3, 0), 6) / 6 (MobileNet V3, PyTorch).</summary>
        HardSigmoid,

        /// <summary>The hyperbolic tangent.</summary>
        Tanh,

        /// <summary>x * min(max(x + 3, 0), 6) / 6 (MobileNet V3).</summary>
        HardSwish,

        /// <summary>x * sigmoid(x), also called SiLU.</summary>
        Swish,

        /// <summary>x * Phi(x), Phi the distribution function of the standard normal: the exact form, not the tanh approximation.</summary>
        Gelu,

        /// <summary>x / 2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))): Gelu's tanh approximation (GPT-2; PyTorch's approximate='tanh').</summary>
        GeluTanh,

        /// <summary>x for x &gt;= 0, exp(x) - 1 otherwise (arXiv:1511.07289, alpha = 1).</summary>
        Elu,
    }
}
