using System.Reflection.Metadata;

namespace NetGen.NanoFramework.Reading;

/// <summary>A method with its body; abstract methods have none.</summary>
internal sealed class NanoMethod(string name, MethodDefinition definition, MethodBodyBlock? body, NanoInstruction[] instructions)
{
    private const int HandlerBytes = 12;

    /// <summary>"Demo.Net.Infer".</summary>
    public string Name { get; } = name;

    public MethodDefinition Definition { get; } = definition;

    public MethodBodyBlock? Body { get; } = body;

    public IReadOnlyList<NanoInstruction> Instructions { get; } = instructions;

    /// <summary>Bytes of IL in nanoFramework's file; exception handlers lie behind the instructions, 12 bytes each and one for their count.</summary>
    public int StoredBytes =>
        Instructions.Sum(static instruction => instruction.StoredSize) + (Body?.ExceptionRegions.Length is > 0 and int handlers ? 1 + (HandlerBytes * handlers) : 0);
}
