using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace NetGen.IlCounter.Reading;

/// <summary>Types of signatures. The framework's are looked up in the running one, which has all that small code uses.</summary>
internal sealed class TypeProvider : ISignatureTypeProvider<IlType, object?>
{
    public IlType GetPrimitiveType(PrimitiveTypeCode typeCode) => IlType.Of(typeCode);

    public IlType GetSZArrayType(IlType elementType) =>
        new(IlKind.Reference, elementType.Clr?.MakeArrayType(), elementType.Name + "[]");

    public IlType GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        string name = Names.Of(reader, handle);
        switch (BaseName(reader, type))
        {
            case "System.Enum":
                FieldDefinition value = type.GetFields().Select(reader.GetFieldDefinition).First(field => (field.Attributes & System.Reflection.FieldAttributes.Static) == 0);
                return value.DecodeSignature(this, null) with { Name = name };
            case "System.ValueType":
                return new IlType(IlKind.Unsupported, null, name, type.GetLayout().Size);
            default:
                return new IlType(IlKind.Reference, null, name);
        }
    }

    public IlType GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        string name = Names.Of(reader, handle);
        return Type.GetType(name) is { } type ? IlType.Of(type) : IlType.Unsupported(name);
    }

    public IlType GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public IlType GetArrayType(IlType elementType, ArrayShape shape) => IlType.Unsupported(elementType.Name + "[,]");

    public IlType GetByReferenceType(IlType elementType) => IlType.Unsupported("ref " + elementType.Name);

    public IlType GetPointerType(IlType elementType) => IlType.Unsupported(elementType.Name + "*");

    public IlType GetPinnedType(IlType elementType) => IlType.Unsupported("pinned " + elementType.Name);

    public IlType GetFunctionPointerType(MethodSignature<IlType> signature) => IlType.Unsupported("delegate*");

    public IlType GetGenericInstantiation(IlType genericType, ImmutableArray<IlType> typeArguments) => IlType.Unsupported(genericType.Name);

    public IlType GetGenericMethodParameter(object? genericContext, int index) => IlType.Unsupported("!!" + index);

    public IlType GetGenericTypeParameter(object? genericContext, int index) => IlType.Unsupported("!" + index);

    public IlType GetModifiedType(IlType modifier, IlType unmodifiedType, bool isRequired) => unmodifiedType;

    private static string BaseName(MetadataReader reader, TypeDefinition type) => type.BaseType.Kind switch
    {
        HandleKind.TypeReference when !type.BaseType.IsNil => Names.Of(reader, (TypeReferenceHandle)type.BaseType),
        HandleKind.TypeDefinition when !type.BaseType.IsNil => Names.Of(reader, (TypeDefinitionHandle)type.BaseType),
        _ => "",
    };
}
