using NetGen.Generator.Emit;
using NetGen.TestKit;

namespace NetGen.Models.Tests;

/// <summary>The rules see what they forbid: without this the vectors' check of them could not fail.</summary>
public sealed class NanoFrameworkRulesTests
{
    [Theory]
    [InlineData("static double M(double x) { return System.Math.Sqrt(x); }", "it uses System.Math.Sqrt")]
    [InlineData("static T M<T>(T x) { return x; }", "it has a generic method or type")]
    [InlineData("static int M(int[] x) { ref int y = ref x[0]; y++; return y + y; }", "M has a local that is a pointer, a reference or generic")]
    [InlineData("static int M(int[] x) { return System.Array.IndexOf((System.Array)x, 3); }", "it uses System.Array.IndexOf")]
    public void ForbiddenThingsAreFound(string member, string violation) => Assert.Contains(violation, Violations(member));

    [Fact]
    public void TooManyLocalsAndMethodsAreFound()
    {
        string locals = string.Concat(Enumerable.Range(0, 256).Select(i => $"int v{i} = x[{i}]; x[{i}] = v{i} * v{i}; x[0] += v{i}; "));
        Assert.Contains("M has 256 locals", Violations($"static int M(int[] x) {{ {locals} return {string.Join(" + ", Enumerable.Range(0, 256).Select(i => "v" + i))}; }}"));
        Assert.Contains("C has 257 methods", Violations(string.Concat(Enumerable.Range(0, 256).Select(i => $"static void M{i}() {{ }} "))));
    }

    [Fact]
    public void WhatGeneratedCodeUsesIsAllowed() =>
        Assert.Empty(Violations("static readonly sbyte[] w = new sbyte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }; static void M(sbyte[] x) { if (x.Length < 9) { throw new System.ArgumentException(\"short\"); } System.Array.Copy(w, 0, x, 0, 9); }"));

    private static IReadOnlyList<string> Violations(string members) =>
        NanoFrameworkRules.Violations(RunnableNetwork.Assemble([new GeneratedFile("C.cs", "class C { " + members + " }")]));
}
