namespace NetGen.IlCounter;

/// <summary>What an executed IL instruction does, and on what: the groups that a cost model weighs.</summary>
public enum IlClass
{
    /// <summary>ldarg.</summary>
    ArgumentLoad,

    /// <summary>starg.</summary>
    ArgumentStore,

    /// <summary>ldloc.</summary>
    LocalLoad,

    /// <summary>stloc.</summary>
    LocalStore,

    /// <summary>ldc, ldnull, ldstr, ldtoken.</summary>
    Constant,

    /// <summary>Arithmetic, logic and shifts on 32-bit integers.</summary>
    IntArithmetic,

    /// <summary>Arithmetic, logic and shifts on 64-bit and native integers.</summary>
    LongArithmetic,

    /// <summary>Arithmetic on float32.</summary>
    FloatArithmetic,

    /// <summary>Arithmetic on float64.</summary>
    DoubleArithmetic,

    /// <summary>ceq, clt, cgt.</summary>
    Comparison,

    /// <summary>conv.</summary>
    Conversion,

    /// <summary>ldelem, ldelema and ldind.</summary>
    ArrayLoad,

    /// <summary>stelem and stind.</summary>
    ArrayStore,

    /// <summary>ldlen.</summary>
    ArrayLength,

    /// <summary>ldsfld.</summary>
    FieldLoad,

    /// <summary>stsfld.</summary>
    FieldStore,

    /// <summary>Branches, taken or not, and switch.</summary>
    Branch,

    /// <summary>call.</summary>
    Call,

    /// <summary>ret.</summary>
    Return,

    /// <summary>newarr, newobj.</summary>
    Allocation,

    /// <summary>dup, pop, nop, throw.</summary>
    Other,
}
