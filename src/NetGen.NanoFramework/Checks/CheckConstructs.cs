using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using NetGen.NanoFramework.Reading;

namespace NetGen.NanoFramework.Checks;

/// <summary>Constructs that compile and then crash, give 0 or do nothing: generics, rectangular arrays, pointers, checked arithmetic, bodies in interfaces.</summary>
internal static class CheckConstructs
{
    private const string Generics = "generic types and methods return 0 or crash";
    private const string Rectangular = "arrays of several dimensions crash; take an array of arrays, or one array and an index";
    private const string Pointers = "pointers, spans on the stack and pinned references crash or are refused";

    public static IEnumerable<Violation> Run(NanoAssembly assembly) =>
        [.. OfTypes(assembly), .. assembly.Methods.SelectMany(method => OfMethod(assembly, method))];

    private static IEnumerable<Violation> OfTypes(NanoAssembly assembly)
    {
        MetadataReader reader = assembly.Metadata;
        foreach (TypeDefinitionHandle handle in assembly.Types)
        {
            TypeDefinition type = reader.GetTypeDefinition(handle);
            string name = assembly.NameOf(handle);
            if (type.GetGenericParameters().Count > 0)
            {
                yield return Error(name, $"it is generic; {Generics}");
                continue;
            }

            foreach (FieldDefinitionHandle field in type.GetFields())
            {
                FieldDefinition definition = reader.GetFieldDefinition(field);
                foreach (string problem in Problems(definition.DecodeSignature(TypeFlagsReader.Instance, null)))
                {
                    yield return Error(name + "." + reader.GetString(definition.Name), problem);
                }
            }
        }
    }

    private static IEnumerable<Violation> OfMethod(NanoAssembly assembly, NanoMethod method)
    {
        MetadataReader reader = assembly.Metadata;
        MethodDefinition definition = method.Definition;
        if (definition.GetGenericParameters().Count > 0)
        {
            return [Error(method.Name, $"it is generic; {Generics}")];
        }

        TypeDefinition owner = reader.GetTypeDefinition(definition.GetDeclaringType());
        List<Violation> found = [];
        if ((owner.Attributes & TypeAttributes.Interface) != 0 && method.Body is not null && (definition.Attributes & MethodAttributes.Static) == 0)
        {
            found.Add(Error(method.Name, "it is a method of an interface with a body; calling it throws"));
        }

        // Arguments that are pointers work; locals do not, and IL has one for every use.
        TypeFlags flags = TypeFlagsReader.Of(definition.DecodeSignature(TypeFlagsReader.Instance, null)) & ~TypeFlags.Pointer;
        if (method.Body is { LocalSignature: { IsNil: false } locals })
        {
            flags |= reader.GetStandaloneSignature(locals).DecodeLocalSignature(TypeFlagsReader.Instance, null).Aggregate(TypeFlags.None, static (all, type) => all | type);
        }

        foreach (NanoInstruction instruction in method.Instructions)
        {
            flags |= Uses(reader, instruction);
        }

        found.AddRange(Problems(flags).Select(problem => Error(method.Name, problem)));
        if (method.Instructions.Any(static instruction => IsChecked(instruction.OpCode)))
        {
            found.Add(new Violation(ViolationIds.Construct, false, method.Name, "it has checked arithmetic; nanoFramework never throws OverflowException, the result wraps around"));
        }

        return found;
    }

    private static TypeFlags Uses(MetadataReader reader, NanoInstruction instruction)
    {
        if (instruction.OpCode == ILOpCode.Localloc)
        {
            return TypeFlags.Pointer;
        }

        if (instruction.Token == 0 || instruction.OpCode == ILOpCode.Ldstr)
        {
            return TypeFlags.None;
        }

        EntityHandle handle = MetadataTokens.EntityHandle(instruction.Token);
        return handle.Kind switch
        {
            HandleKind.MethodSpecification => TypeFlags.Generic,
            HandleKind.TypeSpecification => OfType((TypeSpecificationHandle)handle),
            HandleKind.MemberReference when reader.GetMemberReference((MemberReferenceHandle)handle).Parent is { Kind: HandleKind.TypeSpecification } parent => OfType((TypeSpecificationHandle)parent),
            _ => TypeFlags.None,
        };

        TypeFlags OfType(TypeSpecificationHandle type) => reader.GetTypeSpecification(type).DecodeSignature(TypeFlagsReader.Instance, null);
    }

    private static bool IsChecked(ILOpCode opcode) => opcode is
        (>= ILOpCode.Conv_ovf_i1_un and <= ILOpCode.Conv_ovf_u_un)
        or (>= ILOpCode.Conv_ovf_i1 and <= ILOpCode.Conv_ovf_u8)
        or (>= ILOpCode.Conv_ovf_i and <= ILOpCode.Conv_ovf_u)
        or (>= ILOpCode.Add_ovf and <= ILOpCode.Sub_ovf_un);

    private static IEnumerable<string> Problems(TypeFlags flags)
    {
        if ((flags & TypeFlags.Generic) != 0)
        {
            yield return $"it uses a generic type or method; {Generics}";
        }

        if ((flags & TypeFlags.Rectangular) != 0)
        {
            yield return $"it uses an array of several dimensions; {Rectangular}";
        }

        if ((flags & TypeFlags.Pointer) != 0)
        {
            yield return $"it uses pointers; {Pointers}";
        }
    }

    private static Violation Error(string member, string message) => new(ViolationIds.Construct, true, member, message);
}
