using System.Reflection.Metadata;

namespace NetGen.IlCounter.Tests;

/// <summary>Counts of code whose IL is known.</summary>
public sealed class ExactCountTests
{
    private static readonly Snippet Code = Snippet.Of("""
        public static int Add(int a, int b) => a + b;

        public static int Sum(int n)
        {
            int sum = 0;
            for (int i = 0; i < n; i++)
            {
                sum += i;
            }

            return sum;
        }

        public static float Scale(float[] x) => x[1] * 2f;

        public static long Pack(int a, long b) => a + b;

        public static int Twice(int n) => Sum(n) + Sum(n + 1);

        public static int Recurse(int n) => n == 0 ? 0 : Recurse(n - 1);

        private static readonly sbyte[] table = new sbyte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 };

        public static int Read(int i) => table[i];

        public static void Copy(int[] a, int[] b) => Array.Copy(a, 0, b, 0, 3);

        public static int Choose(int n)
        {
            switch (n)
            {
                case 0: return 5;
                case 1: return 6;
                case 2: return 7;
                default: return n > 9 ? n : 8;
            }
        }

        public static void Fail(int n)
        {
            throw new InvalidOperationException("no");
        }
        """);

    [Fact]
    public void OfAnAddition()
    {
        // ldarg.0 ldarg.1 add ret
        CountedMethod add = Fresh("Add");
        Assert.Equal(7, add.Invoke(3, 4));
        IlCounts counts = add.Counts;
        Assert.Equal((4, 1, 1, 1, 1), (counts.Instructions, counts[ILOpCode.Ldarg_0], counts[ILOpCode.Ldarg_1], counts[ILOpCode.Add], counts[ILOpCode.Ret]));
        Assert.Equal((2, 1, 1), (counts[IlClass.ArgumentLoad], counts[IlClass.IntArithmetic], counts[IlClass.Return]));
        Assert.Equal((4, 2, 0), (add.CodeBytes, add.Parameters, add.Locals));
        Assert.Equal(counts, Code.Counted.Counts);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void OfALoop(int n)
    {
        // ldc.0 stloc ldc.0 stloc br; body: ldloc ldloc add stloc ldloc ldc.1 add stloc; test: ldloc ldarg blt; ldloc ret
        CountedMethod sum = Fresh("Sum");
        Assert.Equal(n * (n - 1) / 2, sum.Invoke(n));
        IlCounts counts = sum.Counts;
        Assert.Equal(5 + (8 * n) + (3 * (n + 1)) + 2, counts.Instructions);
        Assert.Equal((n + 1, 2 * n, 1), (counts[ILOpCode.Blt_s], counts[ILOpCode.Add], counts[ILOpCode.Br_s]));
        Assert.Equal((n + 2, 2 + (2 * n)), (counts[IlClass.Branch], counts[IlClass.LocalStore]));
        Assert.Equal((sum.Counts.Instructions, 1), (sum.InclusiveInstructions, sum.Calls));
    }

    [Fact]
    public void ByOffsetIsTheSameByPlace()
    {
        CountedMethod sum = Fresh("Sum");
        sum.Invoke(9);
        IReadOnlyList<InstructionCount> places = sum.CountsByOffset;
        Assert.Equal(sum.Counts.Instructions, places.Sum(place => place.Count));
        Assert.Equal(sum.Counts.ByOpcode.Order(), places.GroupBy(place => place.Opcode).Select(group => (group.Key, group.Sum(place => place.Count))).Order());

        // One byte each but for the branches: ldc stloc ldc stloc br (to the test), eight of the body, ldloc ldarg blt, ldloc ret.
        Assert.Equal([0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 19], places.Select(place => place.Offset));
        Assert.Equal([1, 1, 1, 1, 1, 9, 9, 9, 9, 9, 9, 9, 9, 10, 10, 10, 1, 1], places.Select(place => place.Count));
        Code.Counted.Reset();
        Assert.All(sum.CountsByOffset, place => Assert.Equal(0, place.Count));
    }

    [Fact]
    public void StatementsHaveTheirInstructions()
    {
        CountedMethod sum = Fresh("Sum");
        sum.Invoke(9);
        IReadOnlyList<StatementCount> statements = Code.Symbols.Statements(sum);
        Assert.Equal(sum.Counts.Instructions, statements.Sum(statement => statement.Executed));
        Assert.All(statements.Where(statement => statement.Line > 0), statement => Assert.Equal("Code.cs", statement.File));
        StatementCount first = statements[0];
        Assert.Equal(2, first.Executed);

        // Two lines below: the head of the loop at three places, and the sum two lines further on, ldloc ldloc add stloc.
        Assert.Equal([2L, 4 * 9, 3 * 10], statements.Where(statement => statement.Line == first.Line + 1).Select(statement => statement.Executed));
        Assert.Equal(4 * 9, statements.Single(statement => statement.Line == first.Line + 3).Executed);
        Assert.Equal(2, statements.Single(statement => statement.Line == first.Line + 6).Executed);
    }

    // ldarg switch, br if none fits; ldc ret, or ldarg ldc bgt, ldc ret or ldarg ret
    [Theory]
    [InlineData(0, 5, 4)]
    [InlineData(2, 7, 4)]
    [InlineData(-1, 8, 8)]
    [InlineData(10, 10, 8)]
    public void OfASwitch(int n, int result, int instructions)
    {
        CountedMethod choose = Fresh("Choose");
        Assert.Equal(result, choose.Invoke(n));
        Assert.Equal((instructions, 1, 1), (choose.Counts.Instructions, choose.Counts[ILOpCode.Switch], choose.Counts[ILOpCode.Ret]));
    }

    [Fact]
    public void ClassesFollowTheTypes()
    {
        Fresh("Scale").Invoke(new float[] { 1, 2 });
        IlCounts counts = Code.Counted.Counts;
        Assert.Equal((1, 2, 1, 0), (counts[IlClass.ArrayLoad], counts[IlClass.Constant], counts[IlClass.FloatArithmetic], counts[IlClass.IntArithmetic]));
        Fresh("Pack").Invoke(1, 2L);
        counts = Code.Counted.Counts;
        Assert.Equal((1, 1, 0), (counts[IlClass.Conversion], counts[IlClass.LongArithmetic], counts[IlClass.IntArithmetic]));
    }

    [Fact]
    public void CallsAreCountedWithTheirLocals()
    {
        // ldarg call ldarg ldc add call add ret
        CountedMethod twice = Fresh("Twice");
        twice.Invoke(10);
        IlCounts all = Code.Counted.Counts;
        Assert.Equal(8, twice.Counts.Instructions);
        Assert.Equal((2, 4, 2), (all.Calls, all.CalleeLocals, all.CalleeArguments));
        Assert.Equal(8 + Code.Method("Sum").Counts.Instructions, all.Instructions);
        Assert.Equal(all.Instructions, twice.InclusiveInstructions);
        Assert.Equal((2, Code.Method("Sum").Counts.Instructions), (Code.Method("Sum").Calls, Code.Method("Sum").InclusiveInstructions));
        Assert.Equal(all, twice.Counts + Code.Method("Sum").Counts);
        Assert.Equal(IlCounts.Zero, all - all);
    }

    [Fact]
    public void RecursionIsNotCountedTwice()
    {
        CountedMethod recurse = Fresh("Recurse");
        recurse.Invoke(100);
        Assert.Equal((101, recurse.Counts.Instructions), (recurse.Calls, recurse.InclusiveInstructions));
    }

    [Fact]
    public void StaticConstructorsAreCountedApart()
    {
        Snippet fresh = Snippet.Of("""
            private static readonly sbyte[] table = new sbyte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
            public static int Read(int i) => table[i];
            """);
        Assert.Equal(3, fresh.Method("Read").Invoke(2));

        // ldc newarr dup ldtoken call stsfld ret, and ldsfld ldarg ldelem ret
        Assert.Equal((7, 1), (fresh.Counted.InitialisationCounts.Instructions, fresh.Counted.InitialisationCounts.FrameworkCalls));
        Assert.Equal(4, fresh.Counted.Counts.Instructions);
        fresh.Counted.Reset();
        Assert.Equal((7, 0), (fresh.Counted.InitialisationCounts.Instructions, fresh.Counted.Counts.Instructions));
        Assert.Equal(9, fresh.Counted.Facts.InitialiserBytes);
    }

    [Fact]
    public void FrameworkCallsAreCounted()
    {
        int[] target = new int[3];
        Fresh("Copy").Invoke(new[] { 1, 2, 3 }, target);
        Assert.Equal([1, 2, 3], target);
        Assert.Equal((0, 1), (Code.Counted.Counts.Calls, Code.Counted.Counts.FrameworkCalls));
    }

    [Fact]
    public void FactsAreThoseOfTheBodies()
    {
        AssemblyFacts facts = Code.Counted.Facts;
        Assert.Equal(Code.Counted.Methods.Sum(method => method.CodeBytes), facts.CodeBytes);
        Assert.Equal(9, facts.InitialiserBytes);
        Assert.Equal(2, facts.MaxLocals);
        Assert.True(facts.SignatureBytes > 0);
        Assert.Equal(20, Code.Method("Sum").CodeBytes);
    }

    [Fact]
    public void AnExceptionComesOutAsItIs()
    {
        CountedMethod fail = Fresh("Fail");
        Assert.Equal("no", Assert.Throws<InvalidOperationException>(() => fail.Invoke(1)).Message);
        Assert.Throws<IndexOutOfRangeException>(() => Code.Method("Read").Invoke(9));
        Assert.Throws<NullReferenceException>(() => Code.Method("Scale").Invoke(new object?[] { null }));
        Assert.Throws<ArgumentException>(() => Code.Method("Scale").Invoke(new int[2]));
        Assert.Equal(5, Code.Method("Read").Invoke(4));
    }

    [Fact]
    public void UnsupportedCodeIsNamed()
    {
        Snippet snippet = Snippet.Of("public static string Text(int n) => n.ToString();");
        UnsupportedIlException exception = Assert.Throws<UnsupportedIlException>(() => snippet.Method("Text").Invoke(1));
        Assert.Equal((ILOpCode.Ldarga_s, "Code.Text", 0), (exception.Opcode, exception.Method, exception.Offset));
        Assert.Contains("ldarga.s at IL_0000 of Code.Text", exception.Message, StringComparison.Ordinal);
    }

    private static CountedMethod Fresh(string name)
    {
        Code.Counted.Reset();
        return Code.Method(name);
    }
}
