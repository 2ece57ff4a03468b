using System.Reflection.Metadata;

namespace NetGen.IlCounter.Reading;

/// <summary>Full names of types, nested ones behind a plus sign, as reflection writes them.</summary>
internal static class Names
{
    public static string Of(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        TypeDefinitionHandle outer = type.GetDeclaringType();
        string name = reader.GetString(type.Name);
        return outer.IsNil ? Join(reader.GetString(type.Namespace), name) : Of(reader, outer) + "+" + name;
    }

    public static string Of(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        string name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? Of(reader, (TypeReferenceHandle)type.ResolutionScope) + "+" + name
            : Join(reader.GetString(type.Namespace), name);
    }

    private static string Join(string space, string name) => space.Length > 0 ? space + "." + name : name;
}
