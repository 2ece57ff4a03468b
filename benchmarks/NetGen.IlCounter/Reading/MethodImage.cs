using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace NetGen.IlCounter.Reading;

/// <summary>A method of the assembly: what its metadata say, and its body.</summary>
internal sealed class MethodImage(AssemblyImage assembly, MethodDefinitionHandle handle)
{
    private MethodSignature<IlType>? signature;

    private MethodDefinition Definition => assembly.Metadata.GetMethodDefinition(handle);

    /// <summary>Row of the metadata's table of methods; the debug information has the same rows.</summary>
    public int Row => MetadataTokens.GetRowNumber(handle);

    public TypeDefinitionHandle DeclaringType => Definition.GetDeclaringType();

    public string TypeName { get; } = Names.Of(assembly.Metadata, assembly.Metadata.GetMethodDefinition(handle).GetDeclaringType());

    public string Name { get; } = assembly.Metadata.GetString(assembly.Metadata.GetMethodDefinition(handle).Name);

    public string FullName => TypeName + "." + Name;

    public bool IsStatic => (Definition.Attributes & System.Reflection.MethodAttributes.Static) != 0;

    public bool HasBody => Definition.RelativeVirtualAddress != 0;

    public MethodSignature<IlType> Signature => signature ??= Definition.DecodeSignature(assembly.Types, null);

    /// <summary>Code size without headers, largest depth of the stack, number of locals.</summary>
    public (int CodeBytes, int MaxStack, int Locals) Size => HasBody ? (Block.GetILReader().Length, Block.MaxStack, Locals.Count) : default;

    public bool HasHandlers => Block.ExceptionRegions.Length > 0;

    public int MaxStack => Block.MaxStack;

    public IReadOnlyList<IlType> Locals =>
        Block.LocalSignature.IsNil ? [] : assembly.Metadata.GetStandaloneSignature(Block.LocalSignature).DecodeLocalSignature(assembly.Types, null);

    public IlInstruction[] Instructions => IlDecoder.Decode(Block.GetILReader());

    private MethodBodyBlock Block => assembly.Body(Definition.RelativeVirtualAddress);
}
