using System.Reflection;
using System.Reflection.Metadata;
using NetGen.Generator.Model;
using NetGen.NanoFramework.Reading;

namespace NetGen.NanoFramework.Checks;

/// <summary>Whatever nanoFramework counts in a byte: locals, arguments and stack slots of a method, methods and fields of a class, targets of a switch.</summary>
internal static class CheckCounts
{
    public static IEnumerable<Violation> Run(NanoAssembly assembly) => OfTypes(assembly).Concat(assembly.Methods.SelectMany(method => OfMethod(assembly, method)))
        .Where(static found => found.Count > AssemblyLimits.Count)
        .Select(static found => new Violation(ViolationIds.Count, true, found.Member, $"{Numbers.Of(found.Count)} {found.What}; nanoFramework counts them in a byte, so that {AssemblyLimits.Count} is the most"));

    private static IEnumerable<(string Member, int Count, string What)> OfTypes(NanoAssembly assembly)
    {
        MetadataReader reader = assembly.Metadata;
        foreach (TypeDefinitionHandle handle in assembly.Types)
        {
            TypeDefinition type = reader.GetTypeDefinition(handle);
            string name = assembly.NameOf(handle);
            MethodAttributes[] methods = [.. type.GetMethods().Select(method => reader.GetMethodDefinition(method).Attributes)];
            FieldAttributes[] fields = [.. type.GetFields().Select(field => reader.GetFieldDefinition(field).Attributes).Where(static field => (field & FieldAttributes.Literal) == 0)];
            yield return (name, methods.Count(static method => (method & MethodAttributes.Static) != 0), "static methods");
            yield return (name, methods.Count(static method => (method & MethodAttributes.Virtual) != 0), "virtual methods");
            yield return (name, methods.Count(static method => (method & (MethodAttributes.Static | MethodAttributes.Virtual)) == 0), "instance methods");
            yield return (name, fields.Count(static field => (field & FieldAttributes.Static) != 0), "static fields");
            yield return (name, fields.Count(static field => (field & FieldAttributes.Static) == 0), "instance fields");
        }
    }

    private static IEnumerable<(string Member, int Count, string What)> OfMethod(NanoAssembly assembly, NanoMethod method)
    {
        MethodSignature<TypeFlags> signature = method.Definition.DecodeSignature(TypeFlagsReader.Instance, null);
        yield return (method.Name, signature.ParameterTypes.Length + (signature.Header.IsInstance ? 1 : 0), "arguments");
        if (method.Body is not { } body)
        {
            yield break;
        }

        yield return (method.Name, body.LocalSignature.IsNil ? 0 : assembly.Metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(TypeFlagsReader.Instance, null).Length, "locals");
        yield return (method.Name, body.MaxStack, "stack slots");
        foreach (NanoInstruction instruction in method.Instructions.Where(static instruction => instruction.OpCode == ILOpCode.Switch))
        {
            yield return (method.Name, instruction.Targets.Length, "targets of a switch");
        }
    }
}
