using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace NetGen.NanoFramework.Reading;

/// <summary>Reads signatures for nothing but their <see cref="TypeFlags"/>.</summary>
internal sealed class TypeFlagsReader : ISignatureTypeProvider<TypeFlags, object?>
{
    public static TypeFlagsReader Instance { get; } = new();

    public static TypeFlags Of(MethodSignature<TypeFlags> signature) => signature.ParameterTypes.Aggregate(signature.ReturnType, static (all, type) => all | type);

    public TypeFlags GetPrimitiveType(PrimitiveTypeCode typeCode) => TypeFlags.None;

    public TypeFlags GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => TypeFlags.None;

    public TypeFlags GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => TypeFlags.None;

    public TypeFlags GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public TypeFlags GetSZArrayType(TypeFlags elementType) => elementType;

    public TypeFlags GetArrayType(TypeFlags elementType, ArrayShape shape) => elementType | TypeFlags.Rectangular;

    public TypeFlags GetByReferenceType(TypeFlags elementType) => elementType;

    public TypeFlags GetPointerType(TypeFlags elementType) => elementType | TypeFlags.Pointer;

    public TypeFlags GetFunctionPointerType(MethodSignature<TypeFlags> signature) => TypeFlags.Pointer | Of(signature);

    public TypeFlags GetPinnedType(TypeFlags elementType) => elementType | TypeFlags.Pointer;

    public TypeFlags GetModifiedType(TypeFlags modifier, TypeFlags unmodifiedType, bool isRequired) => unmodifiedType;

    public TypeFlags GetGenericInstantiation(TypeFlags genericType, ImmutableArray<TypeFlags> typeArguments) => typeArguments.Aggregate(TypeFlags.Generic, static (all, type) => all | type);

    public TypeFlags GetGenericMethodParameter(object? genericContext, int index) => TypeFlags.Generic;

    public TypeFlags GetGenericTypeParameter(object? genericContext, int index) => TypeFlags.Generic;
}
