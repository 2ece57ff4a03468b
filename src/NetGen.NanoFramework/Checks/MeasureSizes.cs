using System.Reflection;
using System.Reflection.Metadata;
using System.Text;
using NetGen.NanoFramework.Reading;

namespace NetGen.NanoFramework.Checks;

/// <summary>
/// The sizes of what an assembly's members share. IL and initialisers are exact. Signatures and strings are those of the compiler's file: nanoFramework's
/// differ by a few bytes each, shares the ends of equal ones and leaves out what the program does not reach.
/// </summary>
internal static class MeasureSizes
{
    private const int LengthBytes = 2;

    public static AssemblySizes Run(NanoAssembly assembly) => new(
        assembly.Methods.Sum(static method => method.StoredBytes),
        Signatures(assembly).Sum(static signature => signature.Length / 2),
        Initialisers(assembly).Sum(static initialiser => initialiser.Bytes + LengthBytes),
        Strings(assembly).Sum(static text => Encoding.UTF8.GetByteCount(text) + 1));

    /// <summary>The array initialisers that are stored, equal ones once: the compiler gives them one field.</summary>
    public static IEnumerable<(string Field, int Bytes)> Initialisers(NanoAssembly assembly)
    {
        MetadataReader reader = assembly.Metadata;
        foreach (FieldDefinition field in assembly.Fields)
        {
            if ((field.Attributes & FieldAttributes.HasFieldRVA) != 0)
            {
                yield return (reader.GetString(field.Name), Size(reader, field));
            }
        }
    }

    private static int Size(MetadataReader reader, FieldDefinition field)
    {
        BlobReader signature = reader.GetBlobReader(field.Signature);
        signature.ReadSignatureHeader();
        return signature.ReadSignatureTypeCode() switch
        {
            SignatureTypeCode.SByte or SignatureTypeCode.Byte or SignatureTypeCode.Boolean => 1,
            SignatureTypeCode.Int16 or SignatureTypeCode.UInt16 or SignatureTypeCode.Char => 2,
            SignatureTypeCode.Int32 or SignatureTypeCode.UInt32 or SignatureTypeCode.Single => 4,
            SignatureTypeCode.TypeHandle when signature.ReadTypeHandle() is { Kind: HandleKind.TypeDefinition } type =>
                reader.GetTypeDefinition((TypeDefinitionHandle)type).GetLayout().Size,
            _ => 8,
        };
    }

    /// <summary>The signatures of methods, fields, locals and of the members and types used, in hexadecimal digits, equal ones once.</summary>
    private static IEnumerable<string> Signatures(NanoAssembly assembly)
    {
        MetadataReader reader = assembly.Metadata;
        IEnumerable<BlobHandle> blobs =
        [
            .. assembly.Methods.Select(static method => method.Definition.Signature),
            .. assembly.Fields.Select(static field => field.Signature),
            .. reader.MemberReferences.Select(handle => reader.GetMemberReference(handle).Signature),
            .. assembly.Methods.Select(static method => method.Body?.LocalSignature).OfType<StandaloneSignatureHandle>()
                .Where(static handle => !handle.IsNil).Select(handle => reader.GetStandaloneSignature(handle).Signature),
        ];
        return blobs.Distinct().Select(blob => BitConverter.ToString(reader.GetBlobBytes(blob)).Replace("-", "")).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Strings(NanoAssembly assembly)
    {
        MetadataReader reader = assembly.Metadata;
        IEnumerable<string> names =
        [
            .. assembly.Types.Select(reader.GetTypeDefinition).SelectMany(type => new[] { reader.GetString(type.Name), reader.GetString(type.Namespace) }),
            .. reader.TypeReferences.Select(reader.GetTypeReference).SelectMany(type => new[] { reader.GetString(type.Name), reader.GetString(type.Namespace) }),
            .. assembly.Methods.Select(method => reader.GetString(method.Definition.Name)),
            .. assembly.Fields.Select(field => reader.GetString(field.Name)),
            .. reader.MemberReferences.Select(handle => reader.GetString(reader.GetMemberReference(handle).Name)),
            .. assembly.Methods.SelectMany(static method => method.Instructions).Where(static instruction => instruction.OpCode == ILOpCode.Ldstr)
                .Select(instruction => reader.GetUserString((UserStringHandle)System.Reflection.Metadata.Ecma335.MetadataTokens.Handle(instruction.Token))),
        ];
        return names.Distinct(StringComparer.Ordinal);
    }
}
