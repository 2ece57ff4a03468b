using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>[Unroll(Form.X)] on a class or a method -> the form's name.</summary>
internal static class UnrollReader
{
    public static string Read(ISymbol symbol, Anchor at, string subject, DeclarationFindings findings) =>
        NetGenAttributes.Find(symbol, NetGenAttributes.Unroll) is { } attribute
            ? EnumArgument.Read(attribute, at, subject, CodeForm.Auto, findings).ToString()
            : nameof(CodeForm.Auto);
}
