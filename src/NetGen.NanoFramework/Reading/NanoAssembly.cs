using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NetGen.NanoFramework.Reading;

/// <summary>A compiled assembly without the types that nanoFramework's converter leaves out: its methods decoded, its members by name.</summary>
internal sealed class NanoAssembly : IDisposable
{
    private const string ExcludeType = "System.Runtime.CompilerServices.ExcludeTypeAttribute";

    private readonly PEReader file;

    public NanoAssembly(byte[] image)
    {
        file = new PEReader(ImmutableArray.Create(image));
        if (!file.HasMetadata)
        {
            throw new BadImageFormatException("the file has no metadata");
        }

        Metadata = file.GetMetadataReader();
        Name = Metadata.IsAssembly ? Metadata.GetString(Metadata.GetAssemblyDefinition().Name) : "module";
        Types = [.. Metadata.TypeDefinitions.Where(type => !IsExcluded(type))];
        Methods = [.. Types.SelectMany(type => Metadata.GetTypeDefinition(type).GetMethods()).Select(Read)];
    }

    public MetadataReader Metadata { get; }

    public string Name { get; }

    public IReadOnlyList<TypeDefinitionHandle> Types { get; }

    public IReadOnlyList<NanoMethod> Methods { get; }

    public IEnumerable<FieldDefinition> Fields => Types.SelectMany(type => Metadata.GetTypeDefinition(type).GetFields()).Select(Metadata.GetFieldDefinition);

    public string NameOf(TypeDefinitionHandle handle)
    {
        TypeDefinition type = Metadata.GetTypeDefinition(handle);
        string name = Metadata.GetString(type.Name);
        return type.GetDeclaringType() is { IsNil: false } outer ? NameOf(outer) + "." + name
            : type.Namespace.IsNil ? name
            : Metadata.GetString(type.Namespace) + "." + name;
    }

    public string NameOf(TypeReferenceHandle handle)
    {
        TypeReference type = Metadata.GetTypeReference(handle);
        return type.Namespace.IsNil ? Metadata.GetString(type.Name) : Metadata.GetString(type.Namespace) + "." + Metadata.GetString(type.Name);
    }

    public void Dispose() => file.Dispose();

    /// <summary>Whether the type, or one around it, carries [ExcludeType].</summary>
    private bool IsExcluded(TypeDefinitionHandle handle)
    {
        TypeDefinition type = Metadata.GetTypeDefinition(handle);
        return type.GetCustomAttributes().Any(attribute => IsExcludeType(Metadata.GetCustomAttribute(attribute).Constructor))
            || (type.GetDeclaringType() is { IsNil: false } outer && IsExcluded(outer));
    }

    private bool IsExcludeType(EntityHandle constructor) => constructor.Kind switch
    {
        HandleKind.MemberReference => Metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent is { Kind: HandleKind.TypeReference } type && NameOf((TypeReferenceHandle)type) == ExcludeType,
        HandleKind.MethodDefinition => NameOf(Metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType()) == ExcludeType,
        _ => false,
    };

    private NanoMethod Read(MethodDefinitionHandle handle)
    {
        MethodDefinition definition = Metadata.GetMethodDefinition(handle);
        string name = NameOf(definition.GetDeclaringType()) + "." + Metadata.GetString(definition.Name);
        if (definition.RelativeVirtualAddress == 0)
        {
            return new NanoMethod(name, definition, null, []);
        }

        MethodBodyBlock body = file.GetMethodBody(definition.RelativeVirtualAddress);
        return new NanoMethod(name, definition, body, InstructionReader.Read(body.GetILReader()));
    }
}
