using NetGen.Generator.Model;
using NetGen.NanoFramework.Reading;

namespace NetGen.NanoFramework.Checks;

/// <summary>Sizes that the members of an assembly share: IL, signatures with initialisers, strings.</summary>
internal static class CheckSizes
{
    private const int Named = 3;

    public static IEnumerable<Violation> Run(NanoAssembly assembly, AssemblySizes sizes)
    {
        if (sizes.CodeBytes > AssemblyLimits.CodeBytes)
        {
            yield return new Violation(ViolationIds.Code, true, assembly.Name,
                $"{Numbers.Of(sizes.CodeBytes)} bytes of IL; an assembly holds at most {Numbers.Of(AssemblyLimits.CodeBytes)}; most of it is in {Largest(assembly.Methods.Select(static method => (method.Name, method.StoredBytes)))}");
        }

        int table = sizes.SignatureBytes + sizes.InitialiserBytes;
        (string Field, int Bytes)[] initialisers = [.. MeasureSizes.Initialisers(assembly)];
        if (table > AssemblyLimits.SignatureBytes)
        {
            yield return new Violation(ViolationIds.Signatures, true, assembly.Name,
                $"{Numbers.Of(sizes.InitialiserBytes)} bytes of array initialisers and {Numbers.Of(sizes.SignatureBytes)} of signatures; an assembly holds at most {Numbers.Of(AssemblyLimits.SignatureBytes)} of both;"
                + $" the largest initialisers have {string.Join(", ", initialisers.Select(static item => item.Bytes).OrderByDescending(static bytes => bytes).Take(Named).Select(static bytes => Numbers.Of(bytes)))} bytes");
        }

        if (sizes.StringBytes > AssemblyLimits.StringBytes)
        {
            yield return new Violation(ViolationIds.Strings, true, assembly.Name,
                $"{Numbers.Of(sizes.StringBytes)} bytes of names and literals; an assembly holds at most {Numbers.Of(AssemblyLimits.StringBytes)}");
        }
    }

    private static string Largest(IEnumerable<(string Name, int Bytes)> members) => string.Join(", ", members
        .OrderByDescending(static member => member.Bytes).ThenBy(static member => member.Name, StringComparer.Ordinal).Take(Named).Select(static member => $"{member.Name} {Numbers.Of(member.Bytes)}"));
}
