using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NetGen.Generator.Tests.Architecture;

/// <summary>The rooms of the generator and the one-way order between them, held against the compiled assembly (DESIGN section 3).</summary>
public sealed class RoomOrderTests
{
    /// <summary>Each room and the rooms that it may name. "" is the assembly's root: wiring, which may name all.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Model"] = [],
        ["Graph"] = ["Model"],
        ["Layers"] = ["Graph", "Model"],
        ["Blocks"] = ["Layers", "Graph", "Model"],
        ["Parameters"] = ["Graph", "Model"],
        ["Passes"] = ["Blocks", "Layers", "Graph", "Model"],
        ["Code"] = ["Model"],
        ["Kernels"] = ["Code", "Layers", "Graph", "Model"],
        ["Cost"] = ["Code", "Graph", "Model"],
        ["Schedule"] = ["Kernels", "Cost", "Code", "Graph", "Model"],
        ["Emit"] = ["Schedule", "Cost", "Code", "Layers", "Graph", "Model"],
        ["Declarations"] = ["Model"],
        ["Diagnostics"] = ["Model"],
    };

    private static readonly string[] MayNameRoslyn = ["Declarations", "Diagnostics", ""];

    private static readonly Lazy<IReadOnlyList<(string From, string Room, string To)>> References = new(Collect);

    [Fact]
    public void EveryRoomIsInTheOrder()
    {
        IEnumerable<string> rooms = References.Value.Select(reference => reference.Room).Where(room => room.Length > 0).Distinct().Order();
        Assert.Equal(Allowed.Keys.Order(), rooms);
    }

    [Fact]
    public void RoomsNameOnlyRoomsBelowThem()
    {
        IEnumerable<string> violations = References.Value
            .Where(reference => reference.Room.Length > 0 && RoomOf(reference.To) is { } target && target != reference.Room
                && !(Allowed.TryGetValue(reference.Room, out string[]? below) && below.Contains(target)))
            .Select(reference => $"{reference.From} ({reference.Room}) names {reference.To}")
            .Distinct();
        Assert.True(!violations.Any(), string.Join("\n", violations));
    }

    [Fact]
    public void SymbolsAndSyntaxStayInDeclarations()
    {
        IEnumerable<string> violations = References.Value
            .Where(reference => reference.To.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && !MayNameRoslyn.Contains(reference.Room)
                && !reference.To.EndsWith("EmbeddedAttribute", StringComparison.Ordinal))
            .Select(reference => $"{reference.From} names {reference.To}")
            .Distinct();
        Assert.Empty(violations);
    }

    /// <summary>The walk sees what there is to see: without it the tests above could not fail.</summary>
    [Fact]
    public void TheWalkFindsKnownReferences()
    {
        Assert.Contains(References.Value, reference => reference.Room == "Emit" && RoomOf(reference.To) == "Schedule");
        Assert.Contains(References.Value, reference => reference.Room == "Declarations" && reference.To.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Assert.Contains(References.Value, reference => reference.Room == "Passes" && RoomOf(reference.To) == "Layers");
    }

    [Fact]
    public void TheGeneratorNeedsNothingBesideRoslyn()
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(typeof(Compiler).Assembly.Location);
        string[] roslynAndWhatItBrings =
        [
            "netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory",
        ];
        Assert.Empty(assembly.MainModule.AssemblyReferences.Select(reference => reference.Name).Except(roslynAndWhatItBrings));
    }

    private static List<(string From, string Room, string To)> Collect()
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(typeof(Compiler).Assembly.Location);
        List<(string, string, string)> references = [];
        foreach (TypeDefinition type in assembly.MainModule.GetTypes())
        {
            if (RoomOf(OutermostNamespace(type) + ".x") is not { } room)
            {
                continue;
            }

            foreach (TypeReference used in Used(type))
            {
                foreach (TypeReference part in Parts(used))
                {
                    references.Add((type.FullName, room, OutermostNamespace(part) + "." + part.Name));
                }
            }
        }

        return references;
    }

    private static IEnumerable<TypeReference> Used(TypeDefinition type)
    {
        IEnumerable<TypeReference?> used =
        [
            type.BaseType,
            .. type.Interfaces.Select(item => item.InterfaceType),
            .. type.Fields.Select(field => field.FieldType),
            .. type.Methods.Select(method => method.ReturnType),
            .. type.Methods.SelectMany(method => method.Parameters).Select(parameter => parameter.ParameterType),
            .. type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Variables).Select(variable => variable.VariableType),
            .. type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions).SelectMany(Operands),
        ];
        return used.OfType<TypeReference>();
    }

    private static IEnumerable<TypeReference?> Operands(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification specification => Parts(specification.ElementType),
        GenericParameter => [],
        _ => [type],
    };

    private static string OutermostNamespace(TypeReference type)
    {
        while (type.DeclaringType is not null)
        {
            type = type.DeclaringType;
        }

        return type.Namespace;
    }

    /// <summary>"Kernels" for NetGen.Generator.Kernels.Conv2DLoop, "" for the root, null for other assemblies.</summary>
    private static string? RoomOf(string fullName)
    {
        const string Root = "NetGen.Generator.";
        if (!fullName.StartsWith(Root, StringComparison.Ordinal))
        {
            return null;
        }

        string[] parts = fullName[Root.Length..].Split('.');
        return parts.Length == 1 ? "" : parts[0];
    }
}
