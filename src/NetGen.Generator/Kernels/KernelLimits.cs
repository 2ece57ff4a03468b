namespace NetGen.Generator.Kernels;

/// <summary>Caps on generated code. Each has its source.</summary>
public static class KernelLimits
{
    /// <summary>IL instructions of a method: the .NET JIT stops optimising beyond 20,000 (DESIGN section 4 keeps a margin).</summary>
    public const int MethodInstructions = 16_000;

    /// <summary>IL bytes of a method: nanoFramework branches over at most 32,767 bytes, and a method's outer loop spans most of it.</summary>
    public const int MethodBytes = 28_000;

    /// <summary>The same where the bytes are counted and not estimated: the count is right within 3 %.</summary>
    public const int CountedMethodBytes = 31_500;

    /// <summary>Locals of a method: nanoFramework counts them in a byte and fails silently beyond 255.</summary>
    public const int MethodLocals = 200;

    /// <summary>The same where variables are counted and not estimated: the compiler gives none of them two places.</summary>
    public const int CountedMethodLocals = 250;

    /// <summary>Terms of an expression: the depth of the compiler's recursion, and the reader's patience.</summary>
    public const int ExpressionTerms = 64;

    /// <summary>Static methods of a class: nanoFramework allows 255.</summary>
    public const int ClassMethods = 200;

    /// <summary>Bytes of an unrolled multiply-accumulate at least: a load, a constant, a product and a sum. A form that spells out more than fit is not written.</summary>
    public const int LeastBytesPerMac = 5;
}
