using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>What happens between a finished sum and the arena: bias, requantization, activation, store.</summary>
internal interface IOutputStage
{
    /// <summary>The type that sums have.</summary>
    CodeType Accumulator { get; }

    /// <summary>What a sum begins with: integers with the bias; floats with 0, as TensorFlow Lite does.</summary>
    Expression Begin(Expression bias);

    /// <summary>The sum with what <see cref="Begin"/> left out.</summary>
    Expression End(Expression sum, Expression bias);

    /// <summary>Makes ready, before any loop, what <see cref="Store(KernelBuilder, Element, Expression, Expression)"/> reads by index.</summary>
    void Prepare(KernelBuilder builder);

    /// <summary>Stores the sum of an output channel whose number is computed while the code runs.</summary>
    void Store(KernelBuilder builder, Element target, Expression sum, Expression channel);

    /// <summary>Stores the sum of an output channel whose number is known.</summary>
    void StoreConstant(KernelBuilder builder, Element target, Expression sum, int channel);
}
