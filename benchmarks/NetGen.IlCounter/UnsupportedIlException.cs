using System.Reflection.Metadata;

namespace NetGen.IlCounter;

/// <summary>A method uses IL that the counter does not run. Thrown before the method's first instruction.</summary>
public sealed class UnsupportedIlException : NotSupportedException
{
    internal UnsupportedIlException(ILOpCode opcode, string method, int offset, string reason)
        : base($"{Opcodes.Name(opcode)} at IL_{offset:x4} of {method}: {reason}")
    {
        Opcode = opcode;
        Method = method;
        Offset = offset;
    }

    /// <summary>The instruction.</summary>
    public ILOpCode Opcode { get; }

    /// <summary>Full name of the method.</summary>
    public string Method { get; }

    /// <summary>Offset of the instruction in the method's IL.</summary>
    public int Offset { get; }
}
