using NetGen.Generator.Model;
using NetGen.TestKit.NanoFramework;

namespace NetGen.NanoFramework.Tests;

/// <summary>
/// What nanoFramework's compiler takes and its runtime does not, each provoked in a program that compiles: one violation with the member, the figure and
/// the limit; and at the limit none.
/// </summary>
public sealed class SilentFailureTests
{
    [Fact]
    public void Code()
    {
        // Two methods, so that the sum is what counts: x += 12345678 is ldsfld, ldc.i4, add, stsfld: 3 + 5 + 1 + 3 bytes.
        string Body(int statements) => string.Concat(Enumerable.Repeat("x += 12345678; ", statements));
        string Program(int statements) => $"static class C {{ static int x; static void A() {{ {Body(statements)} }} static void B() {{ {Body(statements)} }} }}";
        AssemblyCheck fits = Check(Program(2_700));
        Assert.Empty(fits.Violations);
        Assert.InRange(fits.Sizes.CodeBytes, 60_000, 65_535);
        AssemblyCheck large = Check(Program(3_000));
        Violation violation = Assert.Single(large.Violations);
        Assert.Equal(("NG4001", "app", true), (violation.Id, violation.Member, violation.IsError));
        Assert.StartsWith(FormattableString.Invariant($"{large.Sizes.CodeBytes:N0} bytes of IL; an assembly holds at most 65,535; most of it is in C.A "), violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Initialisers()
    {
        string Array(int seed, int length) => $"static readonly sbyte[] a{seed} = new sbyte[] {{ {string.Join(", ", Enumerable.Range(0, length).Select(i => ((i * 7) + seed) % 100))} }}; ";
        Assert.Empty(Check($"static class C {{ {Array(1, 50_000)} }}").Violations);
        AssemblyCheck two = Check($"static class C {{ {Array(1, 40_000)}{Array(2, 40_000)} }}");
        Violation violation = Assert.Single(two.Violations);
        Assert.Equal(("NG4002", "app", true, 80_004), (violation.Id, violation.Member, violation.IsError, two.Sizes.InitialiserBytes));
        Assert.Contains("80,004 bytes of array initialisers", violation.Message, StringComparison.Ordinal);
        Assert.EndsWith("an assembly holds at most 65,535 of both; the largest initialisers have 40,000, 40,000 bytes", violation.Message, StringComparison.Ordinal);
        Assert.Equal("NG4002", Assert.Single(Check($"static class C {{ {Array(1, 70_000)} }}").Violations).Id);
    }

    [Theory]
    [InlineData(2_730, 0)]
    [InlineData(2_731, 1)]
    public void Branch(int statements, int violations)
    {
        // 12 stored bytes a statement: the skipped body has 32,760 or 32,772.
        string body = string.Concat(Enumerable.Repeat("x += 12345678; ", statements));
        IReadOnlyList<Violation> found = Check($"static class C {{ static int x; static void M(bool b) {{ if (b) {{ {body} }} }} }}").Violations;
        Assert.Equal(violations, found.Count);
        Assert.All(found, violation => Assert.Equal(("NG4003", "C.M", true, "a branch over 32,772 bytes of IL; 32,767 is the farthest; move a part of the method into a method of its own"), (violation.Id, violation.Member, violation.IsError, violation.Message)));
    }

    public static TheoryData<string, string, Func<int, string>> Counted() => new()
    {
        { "locals", "C.M", n => $"static class C {{ static int M(int[] x) {{ {Join(n, "", i => $"int v{i} = x[{i}]; x[{i}] = v{i} * v{i}; x[0] += v{i}; ")} return {Join(n, " + ", i => $"v{i}")}; }} }}" },
        { "arguments", "C.M", n => $"static class C {{ static void M({Join(n, ", ", i => $"int v{i}")}) {{ }} }}" },
        { "stack slots", "C.N", n => $"static class C {{ static int M({Join(n - 1, ", ", i => $"int v{i}")}) {{ return 0; }} static int N(int a) {{ return a + M({Join(n - 1, ", ", i => $"a")}); }} }}" },
        { "static methods", "C", n => $"static class C {{ {Join(n, " ", i => $"static void M{i}() {{ }}")} }}" },
        { "instance methods", "C", n => $"class C {{ {Join(n - 1, " ", i => $"void M{i}() {{ }}")} }}" },
        { "virtual methods", "C", n => $"public class C {{ {Join(n, " ", i => $"public virtual void M{i}() {{ }}")} }}" },
        { "static fields", "C", n => $"public static class C {{ {Join(n, " ", i => $"public static int f{i};")} }}" },
        { "instance fields", "C", n => $"public class C {{ {Join(n, " ", i => $"public int f{i};")} }}" },
        { "targets of a switch", "C.M", n => $"static class C {{ static int M(int x) {{ switch (x) {{ {Join(n, " ", i => $"case {i}: return {i * i};")} }} return -1; }} }}" },
    };

    [Theory]
    [MemberData(nameof(Counted))]
    public void Counts(string what, string member, Func<int, string> program)
    {
        Assert.Empty(Check(program(255)).Violations);
        Violation violation = Assert.Single(Check(program(256)).Violations);
        Assert.Equal(
            ("NG4004", member, true, $"256 {what}; nanoFramework counts them in a byte, so that 255 is the most"),
            (violation.Id, violation.Member, violation.IsError, violation.Message));
    }

    [Theory]
    [InlineData("C.M", "it is generic", "static class C { static T M<T>(T x) { return x; } }")]
    [InlineData("C`1", "it is generic", "class C<T> { }")]
    [InlineData("C.M", "it uses a generic type or method", "static class C { static void M() { System.Action<int> a = null; a(3); } }")]
    [InlineData("C.f", "it uses a generic type or method", "public static class C { public static System.Func<int> f; }")]
    [InlineData("C.M", "it uses an array of several dimensions", "static class C { static int M() { int[,] a = new int[2, 3]; return a[1, 1]; } }")]
    [InlineData("C.f", "it uses an array of several dimensions", "public static class C { public static sbyte[,] f; }")]
    [InlineData("C.M", "it uses pointers", "static unsafe class C { static int M(sbyte[] x) { fixed (sbyte* p = x) { return p[0]; } } }")]
    [InlineData("C.M", "it uses pointers", "static unsafe class C { static int M() { int* p = stackalloc int[4]; return p[1]; } }")]
    [InlineData("I.M", "it is a method of an interface with a body", "interface I { void M() { } }")]
    public void Constructs(string member, string message, string program)
    {
        IReadOnlyList<Violation> found = Check(program).Violations;
        Assert.Contains(found, violation => violation is { Id: "NG4005", IsError: true } && violation.Member == member && violation.Message.StartsWith(message, StringComparison.Ordinal));
        Assert.All(found, violation => Assert.Equal("NG4005", violation.Id));
    }

    [Theory]
    [InlineData("static class C { static int M(int x) { return checked(x * x + x); } }", false)]
    [InlineData("static class C { static sbyte M(int x) { return (sbyte)x; } }", true)]
    public void Checked(string program, bool asSetting)
    {
        Violation violation = Assert.Single(AssemblyCheck.Run(NanoProgram.Compile([program], isChecked: asSetting)).Violations);
        Assert.Equal(("NG4005", "C.M", false), (violation.Id, violation.Member, violation.IsError));
        Assert.Contains("never throws OverflowException", violation.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Exp(x)", "RaspberryPiPico", "Math.Exp is not on RaspberryPiPico: it throws NotImplementedException there; of System.Math its firmware has Abs, Max, Min, Pow, Round, Sign, Truncate")]
    [InlineData("Pow(x, 2)", "RaspberryPiPico", null)]
    [InlineData("Pow(x, 2)", "NucleoF439", "Math.Pow is not on NucleoF439: its firmware has no System.Math")]
    [InlineData("Exp(x)", "Esp32", null)]
    [InlineData("Exp(x)", null, null)]
    public void MathOnBoardsThatLackIt(string call, string? board, string? message)
    {
        byte[] image = NanoProgram.Compile([$"static class C {{ static double M(double x) {{ return System.Math.{call}; }} }}"], math: true);
        IReadOnlyList<Violation> found = AssemblyCheck.Run(image, board is null ? null : BoardTable.Find(board)).Violations;
        Assert.Equal(message is null ? [] : [new Violation("NG1021", true, "C.M", message)], found);
    }

    [Fact]
    public void Strings()
    {
        string text = string.Concat(Enumerable.Range(0, 220).Select(i => $"System.Console.WriteLine(\"{i}{new string('x', 297)}\");"));
        Violation violation = Assert.Single(Check($"static class C {{ static void M() {{ {text} }} }}").Violations);
        Assert.Equal(("NG4006", "app"), (violation.Id, violation.Member));
        Assert.EndsWith("bytes of names and literals; an assembly holds at most 65,535", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatWorksThereIsLeftAlone() => Assert.Empty(Check("""
        public struct S { public int A; public ref int B(int[] x) { return ref x[A]; } }
        public interface I { int M(int x); }
        public class C : I
        {
            private static readonly sbyte[][] w = { new sbyte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, new sbyte[] { 3 } };
            public event System.EventHandler E;
            public int M(int x) { E?.Invoke(this, System.EventArgs.Empty); return x switch { 1 => 3, 2 => 5, _ => w[0][x] }; }
            public static unsafe int P(sbyte* p) { return 0; }
            public void N(ref int a, out long b) { try { b = (long)a * a; } catch (System.Exception) { b = 0; } finally { a++; } }
        }
        """).Violations);

    [Fact]
    public void TypesThatStayBehindDoNotCount()
    {
        const string Generic = "class C<T> { T M(T x) { return x; } }";
        Assert.NotEmpty(Check(Generic).Violations);
        AssemblyCheck excluded = Check("[System.Runtime.CompilerServices.ExcludeType] " + Generic);
        Assert.Empty(excluded.Violations);
        Assert.Equal(0, excluded.Sizes.CodeBytes);

        // Of NetGen's attributes only what the compiler adds for nullable annotations remains.
        Assert.InRange(AssemblyCheck.Run(NanoProgram.Compile(NanoProgram.Attributes())).Sizes.CodeBytes, 0, 50);
    }

    [Fact]
    public void WhatIsNoAssemblyIsRefused() => Assert.Throws<BadImageFormatException>(() => AssemblyCheck.Run(new byte[2_000]));

    private static AssemblyCheck Check(string program) => AssemblyCheck.Run(NanoProgram.Compile([program]));

    private static string Join(int count, string separator, Func<int, string> item) => string.Join(separator, Enumerable.Range(0, count).Select(item));
}
