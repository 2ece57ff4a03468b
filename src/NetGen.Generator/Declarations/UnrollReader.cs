using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>[Unroll(Form.X, Time = true)] on a class or a method -> the form's name, and whether loops over time are unrolled.</summary>
internal static class UnrollReader
{
    public static string Read(ISymbol symbol, Anchor at, string subject, DeclarationFindings findings) =>
        NetGenAttributes.Find(symbol, NetGenAttributes.Unroll) is { } attribute
            ? EnumArgument.Read(attribute, at, subject, CodeForm.Auto, findings).ToString()
            : nameof(CodeForm.Auto);

    public static bool ReadTime(ISymbol symbol) =>
        NetGenAttributes.Find(symbol, NetGenAttributes.Unroll) is { } attribute && AttributeArguments.Find(attribute, "Time") is ArgumentValue.Truth { Value: true };
}
