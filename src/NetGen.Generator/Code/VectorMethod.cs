using System.Globalization;

namespace NetGen.Generator.Code;

/// <summary>A method over vectors of the processor that code calls: what it does, and how far it is unrolled.</summary>
/// <param name="Rows">Rows and columns of a window that is written out; 0 where there is none.</param>
public readonly record struct VectorMethod(VectorKind Kind, int Rows = 0, int Columns = 0)
{
    /// <summary>The class, nested in the network's, that holds them: in lower case, like all that is private, so that no layer meets it.</summary>
    public const string ClassName = "vectorLoops";

    /// <summary>The method's name in that class.</summary>
    public string Name => Rows == 0 ? Kind.ToString() : string.Format(CultureInfo.InvariantCulture, "{0}{1}x{2}", Kind, Rows, Columns);

    /// <summary>A call of it from the network's class.</summary>
    public Call Call(CodeType type, params Expression[] arguments) => new(ClassName + "." + Name, type, arguments);
}
