using NetGen.TestKit.NanoFramework;

namespace NetGen.NanoFramework.Tests;

/// <summary>The reference library says of what exists on a board what the board says.</summary>
public sealed class LibraryTests
{
    [Theory]
    [InlineData("class C { static void M(int[] a) { System.Array.Copy(a, 0, a, 1, 2); System.Diagnostics.Debug.WriteLine(a.Length + \" \" + a[0].ToString(\"N0\")); } }")]
    [InlineData("class C { static readonly sbyte[] w = new sbyte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }; static sbyte[][] r = { w, w }; static int M(int i) { return r[0][i] + r[1].Length; } }")]
    [InlineData("class C { event System.EventHandler E; void M() { E?.Invoke(this, System.EventArgs.Empty); foreach (char c in \"abc\") { System.Console.Write(c.ToString()); } } }")]
    [InlineData("class C { static string M(object o) { lock (o) { try { return $\"{o} {1:N2}\"; } catch (System.Exception e) { throw new System.InvalidOperationException(e.Message); } } } }")]
    [InlineData("class C { static System.Threading.Timer T = new System.Threading.Timer(_ => { }, null, 0, 20); static System.DateTime M() { return System.DateTime.UtcNow - System.TimeSpan.FromSeconds(1); } }")]
    public void WhatABoardHasCompiles(string source) => Assert.NotEmpty(NanoProgram.Compile([source]));

    [Theory]
    [InlineData("class C { static int M(System.Span<int> x) { return x.Length; } }", "CS0234")]
    [InlineData("class C { static int? x; }", "CS0518")]
    [InlineData("class C { static (int, int) M() { return (1, 2); } }", "CS8179")]
    [InlineData("class C { static double M(double x) { return System.Math.Exp(x); } }", "CS0234")]
    [InlineData("class C { static float M(float x) { return System.MathF.Exp(x); } }", "CS0234")]
    [InlineData("class C { static void M(int[] x) { System.Array.Sort(x); } }", "CS0117")]
    [InlineData("class C { static System.Collections.Generic.List<int> x; }", "CS0234")]
    [InlineData("record R(int X);", "CS0518")]
    [InlineData("class C { static int M(int x) { try { return 1 / x; } catch (System.DivideByZeroException) { return 0; } } }", "CS0234")]
    public void WhatItHasNotDoesNot(string source, string error)
    {
        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => NanoProgram.Compile([source]));
        Assert.Contains(error, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheAttributesCompileThere() => Assert.NotEmpty(NanoProgram.Compile(NanoProgram.Attributes()));

    [Fact]
    public void MathIsALibraryOfItsOwn() => Assert.NotEmpty(NanoProgram.Compile(["class C { static double M(double x) { return System.Math.Exp(x); } }"], math: true));
}
