using NetGen.Calibration.Running;
using NetGen.Generator.Emit;
using NetGen.TestKit;

namespace NetGen.Models.Tests;

/// <summary>The rules see what they forbid: without this the vectors' check of them could not fail. Each rule has its tests in NetGen.NanoFramework.Tests.</summary>
public sealed class NanoFrameworkRulesTests
{
    [Theory]
    [InlineData("static double M(double x) { return System.Math.Sqrt(x); }", "it uses System.Math.Sqrt")]
    [InlineData("static int M(int[] x) { return System.Array.IndexOf((System.Array)x, 3); }", "it uses System.Array.IndexOf")]
    [InlineData("static T M<T>(T x) { return x; }", "C.M: it is generic; generic types and methods return 0 or crash")]
    public void ForbiddenThingsAreFound(string member, string violation) => Assert.Contains(violation, Violations(member));

    [Fact]
    public void WhatGeneratedCodeUsesIsAllowed() =>
        Assert.Empty(Violations("static readonly sbyte[] w = new sbyte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }; static void M(sbyte[] x) { if (x.Length < 9) { throw new System.ArgumentException(\"short\"); } System.Array.Copy(w, 0, x, 0, 9); }"));

    private static IReadOnlyList<string> Violations(string members) =>
        NanoFrameworkRules.Violations(GeneratedAssembly.Assemble([new GeneratedFile("C.cs", "class C { " + members + " }")]));
}
