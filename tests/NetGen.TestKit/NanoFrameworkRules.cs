using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using NetGen.NanoFramework;

namespace NetGen.TestKit;

/// <summary>
/// What generated code must keep on nanoFramework: the rules that users' assemblies are checked by, and of the library only the few members below. Sizes that
/// an assembly's members share are not among them: a network may be too large, and the plan says so.
/// </summary>
public static class NanoFrameworkRules
{
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "System.Array.Copy",
        "System.ArgumentException..ctor",
        "System.InvalidOperationException..ctor",
        "System.Object..ctor",
        "System.Runtime.CompilerServices.RuntimeHelpers.InitializeArray",
    };

    /// <summary>The violations of an assembly, as sentences.</summary>
    public static IReadOnlyList<string> Violations(byte[] image) =>
    [
        .. StrangeMembers(image),
        .. AssemblyCheck.Run(image).Violations
            .Where(violation => violation.Id is not (ViolationIds.Code or ViolationIds.Signatures))
            .Select(violation => $"{violation.Member}: {violation.Message}"),
    ];

    private static IReadOnlyList<string> StrangeMembers(byte[] image)
    {
        using PEReader file = new(new MemoryStream(image));
        MetadataReader reader = file.GetMetadataReader();
        return [.. reader.MemberReferences.Select(handle => NameOf(reader, reader.GetMemberReference(handle)))
            .Where(name => !Members.Contains(name) && !name.Contains("Attribute.", StringComparison.Ordinal))
            .Select(name => $"it uses {name}")];
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
