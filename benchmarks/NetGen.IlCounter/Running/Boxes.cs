using System.Globalization;
using NetGen.IlCounter.Reading;

namespace NetGen.IlCounter.Running;

/// <summary>Arguments and results between objects and registers.</summary>
internal static unsafe class Boxes
{
    public static void Write(object? argument, IlType type, long* value, ref object? reference)
    {
        if (type.Kind == IlKind.Reference)
        {
            // The machine trusts its types: an array of another one would be read as if it were right.
            if (argument is not null && type.Clr is { } expected && !expected.IsInstanceOfType(argument))
            {
                throw new ArgumentException($"an argument is {argument.GetType().Name}, the parameter {type.Name}");
            }

            reference = argument;
            return;
        }

        object number = type.Clr == typeof(char) && argument is char letter ? (ushort)letter : argument ?? throw new ArgumentException("a number is null");
        switch (type.Kind)
        {
            case IlKind.R4:
                *(float*)value = Convert.ToSingle(number, CultureInfo.InvariantCulture);
                break;
            case IlKind.R8:
                *(double*)value = Convert.ToDouble(number, CultureInfo.InvariantCulture);
                break;
            case IlKind.U4 or IlKind.U8:
                *value = unchecked((long)Convert.ToUInt64(number, CultureInfo.InvariantCulture));
                break;
            default:
                *value = number is nint native ? native : Convert.ToInt64(number, CultureInfo.InvariantCulture);
                break;
        }
    }

    public static object? Read(IlType type, long* value, object? reference) => type.Kind switch
    {
        IlKind.Void => null,
        IlKind.Reference => reference,
        IlKind.R4 => *(float*)value,
        IlKind.R8 => *(double*)value,
        IlKind.I1 => *(sbyte*)value,
        IlKind.U1 when type.Clr == typeof(bool) => *(byte*)value != 0,
        IlKind.U1 => *(byte*)value,
        IlKind.I2 => *(short*)value,
        IlKind.U2 when type.Clr == typeof(char) => *(char*)value,
        IlKind.U2 => *(ushort*)value,
        IlKind.I4 => *(int*)value,
        IlKind.U4 => *(uint*)value,
        IlKind.U8 => *(ulong*)value,
        IlKind.Native when type.Clr == typeof(nuint) => (nuint)(*value),
        IlKind.Native => (nint)(*value),
        _ => *value,
    };
}
