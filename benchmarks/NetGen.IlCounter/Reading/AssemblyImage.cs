using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace NetGen.IlCounter.Reading;

/// <summary>A compiled assembly: its methods, fields and what tokens stand for.</summary>
internal sealed class AssemblyImage
{
    private readonly PEReader file;

    public AssemblyImage(byte[] image)
    {
        file = new PEReader(ImmutableArray.Create(image));
        Metadata = file.GetMetadataReader();
        Methods = [.. Metadata.MethodDefinitions.Select(handle => new MethodImage(this, handle))];
    }

    public MetadataReader Metadata { get; }

    public TypeProvider Types { get; } = new();

    /// <summary>In the order of the metadata's rows.</summary>
    public IReadOnlyList<MethodImage> Methods { get; }

    public int FieldCount => Metadata.FieldDefinitions.Count;

    public int SignatureBytes => Metadata.GetHeapSize(HeapIndex.Blob);

    public MethodBodyBlock Body(int address) => file.GetMethodBody(address);

    /// <summary>Index of a method that a token names, or the framework's member.</summary>
    public (int Method, FrameworkMember? Member) Callee(int token)
    {
        EntityHandle handle = MetadataTokens.EntityHandle(token);
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                return (MetadataTokens.GetRowNumber(handle) - 1, null);
            case HandleKind.MemberReference:
                MemberReference member = Metadata.GetMemberReference((MemberReferenceHandle)handle);
                string type = member.Parent.Kind == HandleKind.TypeReference ? Names.Of(Metadata, (TypeReferenceHandle)member.Parent) : "a generic type";
                return (-1, new FrameworkMember(type, Metadata.GetString(member.Name), member.DecodeMethodSignature(Types, null)));
            default:
                return (-1, new FrameworkMember("a generic method", "", default));
        }
    }

    /// <summary>A static field of the assembly, or null for a token of something else.</summary>
    public (int Index, IlType Type, TypeDefinitionHandle Owner)? Field(int token)
    {
        EntityHandle handle = MetadataTokens.EntityHandle(token);
        if (handle.Kind != HandleKind.FieldDefinition)
        {
            return null;
        }

        FieldDefinition field = Metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
        return (MetadataTokens.GetRowNumber(handle) - 1, field.DecodeSignature(Types, null), field.GetDeclaringType());
    }

    public IlType Type(int token)
    {
        EntityHandle handle = MetadataTokens.EntityHandle(token);
        return handle.Kind switch
        {
            HandleKind.TypeDefinition => Types.GetTypeFromDefinition(Metadata, (TypeDefinitionHandle)handle, 0),
            HandleKind.TypeReference => Types.GetTypeFromReference(Metadata, (TypeReferenceHandle)handle, 0),
            _ => Types.GetTypeFromSpecification(Metadata, null, (TypeSpecificationHandle)handle, 0),
        };
    }

    public string Text(int token) => Metadata.GetUserString((UserStringHandle)MetadataTokens.Handle(token));

    /// <summary>Index of a type's static constructor, or -1.</summary>
    public int StaticConstructor(TypeDefinitionHandle type)
    {
        foreach (MethodDefinitionHandle handle in Metadata.GetTypeDefinition(type).GetMethods())
        {
            if (Metadata.StringComparer.Equals(Metadata.GetMethodDefinition(handle).Name, ".cctor"))
            {
                return MetadataTokens.GetRowNumber(handle) - 1;
            }
        }

        return -1;
    }

    /// <summary>Bytes that an array initialiser copies; null if the field has none.</summary>
    public byte[]? InitialData(int field)
    {
        FieldDefinition definition = Metadata.GetFieldDefinition(MetadataTokens.FieldDefinitionHandle(field + 1));
        if ((definition.Attributes & FieldAttributes.HasFieldRVA) == 0)
        {
            return null;
        }

        IlType type = definition.DecodeSignature(Types, null);
        int size = type.Kind switch
        {
            IlKind.Unsupported => type.Size,
            IlKind.I1 or IlKind.U1 => 1,
            IlKind.I2 or IlKind.U2 => 2,
            IlKind.I4 or IlKind.U4 or IlKind.R4 => 4,
            _ => 8,
        };
        return file.GetSectionData(definition.GetRelativeVirtualAddress()).GetContent(0, size).ToArray();
    }
}
