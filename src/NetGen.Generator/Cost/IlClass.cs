namespace NetGen.Generator.Cost;

/// <summary>IL instructions that cost about the same wherever they are executed.</summary>
public enum IlClass
{
    /// <summary>ldloc, ldarg.</summary>
    LoadLocal,

    /// <summary>stloc, starg.</summary>
    StoreLocal,

    /// <summary>ldc.i4.</summary>
    Constant,

    /// <summary>ldc.i8.</summary>
    LongConstant,

    /// <summary>ldc.r4.</summary>
    FloatConstant,

    /// <summary>add, sub, and, or, xor, shl, shr, neg.</summary>
    Arithmetic,

    Multiply,

    Divide,

    /// <summary>clt, cgt, ceq.</summary>
    Compare,

    /// <summary>conv.i8, conv.u8, conv.i4.</summary>
    ConvertInteger,

    /// <summary>conv.i1, conv.u1, conv.i2.</summary>
    ConvertSmall,

    /// <summary>conv.r4.</summary>
    ConvertFloat,

    /// <summary>ldelem of numbers.</summary>
    LoadElement,

    /// <summary>ldelem.ref: a row.</summary>
    LoadRow,

    StoreElement,

    /// <summary>ldsfld, stsfld.</summary>
    Field,

    LoadLength,

    /// <summary>Jumps, taken or not.</summary>
    Branch,

    /// <summary>call and, in the callee, ret.</summary>
    Call,

    Other,
}
