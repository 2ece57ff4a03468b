using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace NetGen.TestKit;

/// <summary>
/// What nanoFramework demands of an assembly and its compiler does not check: few members of the library, no generics, no pointers, at most 255 locals
/// in a method and 255 methods in a type. Most violations fail silently on the board.
/// </summary>
public static class NanoFrameworkRules
{
    private const int MostLocals = 255;
    private const int MostMethods = 255;

    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "System.Array.Copy",
        "System.ArgumentException..ctor",
        "System.Object..ctor",
        "System.Runtime.CompilerServices.RuntimeHelpers.InitializeArray",
    };

    /// <summary>The violations of an assembly, as sentences.</summary>
    public static IReadOnlyList<string> Violations(byte[] image)
    {
        using PEReader file = new(new MemoryStream(image));
        MetadataReader reader = file.GetMetadataReader();
        List<string> found = [];
        foreach (MemberReferenceHandle handle in reader.MemberReferences)
        {
            string name = NameOf(reader, reader.GetMemberReference(handle));
            if (!Members.Contains(name) && !name.Contains("Attribute.", StringComparison.Ordinal))
            {
                found.Add($"it uses {name}");
            }
        }

        found.AddRange(Enumerable.Repeat("it has a generic method or type", reader.GetTableRowCount(TableIndex.GenericParam)));
        foreach (TypeDefinitionHandle handle in reader.TypeDefinitions)
        {
            TypeDefinition type = reader.GetTypeDefinition(handle);
            if (type.GetMethods().Count > MostMethods)
            {
                found.Add($"{reader.GetString(type.Name)} has {type.GetMethods().Count} methods");
            }

            foreach (MethodDefinitionHandle method in type.GetMethods())
            {
                CheckLocals(file, reader, reader.GetMethodDefinition(method), found);
            }
        }

        return found;
    }

    private static void CheckLocals(PEReader file, MetadataReader reader, MethodDefinition method, List<string> found)
    {
        if (method.RelativeVirtualAddress == 0 || file.GetMethodBody(method.RelativeVirtualAddress).LocalSignature is not { IsNil: false } handle)
        {
            return;
        }

        BlobReader signature = reader.GetBlobReader(reader.GetStandaloneSignature(handle).Signature);
        signature.ReadSignatureHeader();
        int count = signature.ReadCompressedInteger();
        if (count > MostLocals)
        {
            found.Add($"{reader.GetString(method.Name)} has {count} locals");
        }

        while (signature.RemainingBytes > 0)
        {
            if (signature.ReadSignatureTypeCode() is SignatureTypeCode.Pointer or SignatureTypeCode.ByReference or SignatureTypeCode.GenericTypeInstance)
            {
                found.Add($"{reader.GetString(method.Name)} has a local that is a pointer, a reference or generic");
                break;
            }
        }
    }

    private static string NameOf(MetadataReader reader, MemberReference member)
    {
        string parent = member.Parent.Kind == HandleKind.TypeReference
            ? NameOf(reader, reader.GetTypeReference((TypeReferenceHandle)member.Parent))
            : member.Parent.Kind.ToString();
        return parent + "." + reader.GetString(member.Name);
    }

    private static string NameOf(MetadataReader reader, TypeReference type) => reader.GetString(type.Namespace) + "." + reader.GetString(type.Name);
}
