using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>[ConvolutionDefaults(...)] on a network or on a block of the user's own -> the arguments as written.</summary>
internal static class ConvolutionDefaultsReader
{
    public static EquatableArray<Argument> Read(INamedTypeSymbol owner, DeclarationFindings findings, CancellationToken cancellation)
    {
        if (NetGenAttributes.Find(owner, NetGenAttributes.ConvolutionDefaults) is not { } attribute || AttributeArguments.IsBroken(attribute, cancellation))
        {
            return [];
        }

        return AttributeArguments.Of(attribute).Where(argument => Check(argument, owner, findings)).ToEquatableArray();
    }

    private static bool Check(Argument argument, INamedTypeSymbol owner, DeclarationFindings findings)
    {
        string? wanted = argument switch
        {
            { Value: ArgumentValue.Member { Type: "Padding", Name: "Explicit" } } => "Same, Valid, Symmetric or Causal, as kernels of several sizes want several pads",
            { Value: ArgumentValue.Integer, Name: "Padding" or "Activation" } => $"a member of {argument.Name}",
            { Value: ArgumentValue.Number { Value: double.NaN or double.PositiveInfinity or double.NegativeInfinity } } => "a finite number",
            { Value: ArgumentValue.Number { Value: < 0 }, Name: "Epsilon" } => "0 or more",
            _ => null,
        };
        if (wanted is not null)
        {
            string given = argument.Value is ArgumentValue.Member member ? member.Name : argument.Value.ToString();
            findings.Add(FindingIds.ArgumentOutOfRange, new Anchor(null, NetGenAttributes.ConvolutionDefaults, argument.Name), owner.Name, $"{argument.Name} is {given}; it must be {wanted}");
        }

        return wanted is null;
    }
}
