using System.Reflection;
using System.Reflection.Metadata;

namespace NetGen.IlCounter.Reading;

/// <summary>A method of another assembly that the code calls.</summary>
internal sealed record FrameworkMember(string TypeName, string Name, MethodSignature<IlType> Signature)
{
    /// <summary>The running framework's method or constructor of that signature; null if it has none, or one for which a value would need an address.</summary>
    public MethodBase? Resolve(bool constructor)
    {
        Type[] parameters = [.. Signature.ParameterTypes.Select(type => type is { Kind: not IlKind.Unsupported, Clr: { } known } ? known : typeof(TypedReference))];
        if (Type.GetType(TypeName) is not { } type || Signature.ReturnType.Kind == IlKind.Unsupported)
        {
            return null;
        }

        return constructor
            ? type.IsValueType ? null : type.GetConstructor(parameters)
            : type.GetMethod(Name, BindingFlags.Public | BindingFlags.Static, parameters);
    }
}
