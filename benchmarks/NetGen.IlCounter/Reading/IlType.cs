using System.Reflection.Metadata;

namespace NetGen.IlCounter.Reading;

/// <summary>How a type is stored.</summary>
internal enum IlKind
{
    Void,
    I1,
    U1,
    I2,
    U2,
    I4,
    U4,
    I8,
    U8,
    Native,
    R4,
    R8,
    Reference,
    Unsupported,
}

/// <summary>A type as the counter sees it: its storage, and the runtime's type where arrays of it are made or methods are looked up.</summary>
/// <param name="Size">Bytes of a structure with a fixed size, as the compiler makes them for array initialisers.</param>
internal readonly record struct IlType(IlKind Kind, Type? Clr, string Name, int Size = 0)
{
    /// <summary>Whether a value occupies less than the 32 bits that it has on the stack.</summary>
    public bool IsSmall => Kind is IlKind.I1 or IlKind.U1 or IlKind.I2 or IlKind.U2;

    public static IlType Of(Type type)
    {
        IlKind kind = Type.GetTypeCode(type) switch
        {
            _ when type == typeof(void) => IlKind.Void,
            _ when !type.IsValueType => IlKind.Reference,
            TypeCode.Boolean or TypeCode.Byte => IlKind.U1,
            TypeCode.SByte => IlKind.I1,
            TypeCode.Int16 => IlKind.I2,
            TypeCode.UInt16 or TypeCode.Char => IlKind.U2,
            TypeCode.Int32 => IlKind.I4,
            TypeCode.UInt32 => IlKind.U4,
            TypeCode.Int64 => IlKind.I8,
            TypeCode.UInt64 => IlKind.U8,
            TypeCode.Single => IlKind.R4,
            TypeCode.Double => IlKind.R8,
            _ when type == typeof(nint) || type == typeof(nuint) => IlKind.Native,
            _ => IlKind.Unsupported,
        };
        return new IlType(kind, type, type.FullName ?? type.Name);
    }

    public static IlType Of(PrimitiveTypeCode code) => Of(code switch
    {
        PrimitiveTypeCode.Void => typeof(void),
        PrimitiveTypeCode.Boolean => typeof(bool),
        PrimitiveTypeCode.Char => typeof(char),
        PrimitiveTypeCode.SByte => typeof(sbyte),
        PrimitiveTypeCode.Byte => typeof(byte),
        PrimitiveTypeCode.Int16 => typeof(short),
        PrimitiveTypeCode.UInt16 => typeof(ushort),
        PrimitiveTypeCode.Int32 => typeof(int),
        PrimitiveTypeCode.UInt32 => typeof(uint),
        PrimitiveTypeCode.Int64 => typeof(long),
        PrimitiveTypeCode.UInt64 => typeof(ulong),
        PrimitiveTypeCode.Single => typeof(float),
        PrimitiveTypeCode.Double => typeof(double),
        PrimitiveTypeCode.IntPtr => typeof(nint),
        PrimitiveTypeCode.UIntPtr => typeof(nuint),
        PrimitiveTypeCode.String => typeof(string),
        PrimitiveTypeCode.Object => typeof(object),
        _ => typeof(TypedReference),
    });

    public static IlType Unsupported(string name) => new(IlKind.Unsupported, null, name);
}
