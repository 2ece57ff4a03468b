using NetGen.Generator.Code;
using NetGen.Generator.Kernels.Fusion;

namespace NetGen.Generator.Tests.Fusion;

/// <summary>Two kernels become one where the second reads rows of a window that moves down over what the first makes row by row.</summary>
public sealed class FuseRowsTests
{
    /// <summary>Values in a row.</summary>
    private const int Length = 2;

    private const int Fill = -7;

    /// <summary>Where the maker reads and the reader writes.</summary>
    private const int Output = 128;

    private static readonly StaticField Arena = KernelRun.ArenaField;
    private static readonly StaticField Between = KernelRun.Between;

    /// <summary>Rows, extent, stride, padding above, output rows.</summary>
    public static TheoryData<int, int, int, int, int> Windows() => new()
    {
        { 8, 3, 1, 1, 8 },     // padding on both sides
        { 8, 3, 1, 0, 6 },     // none
        { 8, 3, 1, 2, 8 },     // all above, as causal layers have it
        { 8, 5, 2, 1, 4 },     // rows of a pass all outside or all inside
        { 9, 5, 2, 2, 5 },
        { 8, 4, 2, 1, 4 },     // the rows of a pass apart: one inside, one outside
        { 7, 3, 2, 0, 3 },
        { 9, 2, 2, 0, 4 },     // windows that share no row; a row that nobody reads
        { 9, 2, 2, 1, 5 },
        { 9, 3, 3, 1, 3 },     // the first row of the first pass is padding
        { 5, 5, 1, 4, 9 },     // windows with one row of the map
        { 3, 5, 1, 2, 3 },     // windows larger than the map
    };

    /// <summary>The maker's rows between padding in an array, and the reader over that, give what the joined kernel gives.</summary>
    [Theory]
    [MemberData(nameof(Windows))]
    public void JoinedCodeDoesWhatBothDid(int rows, int extent, int stride, int top, int outputs)
    {
        KernelCode reader = Reader(extent, stride, outputs);
        KernelCode fused = FuseRows.Run(Maker(rows), reader, Between, Window(rows, extent, stride, top))!;
        sbyte[] input = Input(rows);
        Assert.Equal(KernelRun.Arena(input, Padding(), Moved(Maker(rows), top), reader), KernelRun.Arena(input, fused));
        Assert.DoesNotContain("between", KernelRun.Text(fused));
    }

    /// <summary>The same where the rows are an input, each of which is loaded once.</summary>
    [Theory]
    [MemberData(nameof(Windows))]
    public void RowsOfAnInputAreLoadedOnce(int rows, int extent, int stride, int top, int outputs)
    {
        KernelCode reader = Reader(extent, stride, outputs);
        KernelCode fused = FuseRows.Run(Loads(rows), reader, Between, Window(rows, extent, stride, top))!;
        sbyte[] input = Input(rows);
        Assert.Equal(KernelRun.Arena(input, Padding(), Moved(Loads(rows), top), reader), KernelRun.Arena(input, fused));
        Assert.Equal(stride * Length, KernelRun.Text(fused).Split('\n').Count(line => line.Contains("a[p", StringComparison.Ordinal)));
    }

    /// <summary>A kernel whose rows slide makes rows that slide: it runs in passes in front of its first row, and so does the kernel that reads it.</summary>
    [Theory]
    [MemberData(nameof(Windows))]
    public void KernelsWithAWindowMakeRowsForAWindow(int rows, int extent, int stride, int top, int outputs)
    {
        const int Before = 3;
        int made = ((rows - 1) * Before) + 4;
        KernelCode first = Reader(4, Before, rows);
        StaticField second = new("second", CodeType.Int8Array);
        KernelCode sliding = FuseRows.Run(Loads(made - 1), Onto(first, second), Between, Window(made - 1, 4, Before, 1))!;
        KernelCode reader = Reader(extent, stride, outputs);
        KernelCode fused = FuseRows.Run(sliding, Onto(reader, second, reads: true), second, Window(rows, extent, stride, top))!;

        sbyte[] input = Input(made - 1);
        sbyte[] apart = KernelRun.Arena(input, Padding(), Moved(Loads(made - 1), 1), first);
        KernelCode again = KernelRun.Code(code =>
        {
            Local source = code.Array("a", Arena);
            Local target = code.Array("b", Between);
            code.For("i", 0, rows * Length, i => code.Assign(target[i + (top * Length)], source[i + Output]));
        });
        sbyte[] expected = KernelRun.Arena(apart, Padding(), again, reader);
        Assert.Equal(expected[Output..(Output + (outputs * Length))], KernelRun.Arena(input, fused)[Output..(Output + (outputs * Length))]);
    }

    /// <summary>What follows position by position is joined with both.</summary>
    [Fact]
    public void AKernelOfPositionsFollows()
    {
        StaticField second = new("second", CodeType.Int8Array);
        KernelCode rows = FuseRows.Run(Maker(8), Onto(Reader(5, 2, 4), second), Between, Window(8, 5, 2, 1))!;
        KernelCode last = KernelRun.Code(code =>
        {
            Local source = code.Array("b", second);
            Local target = code.Array("a", Arena);
            code.For("y", 0, 4, y =>
            {
                code.Assign(target[(y * 2) + Output], (source[y * 2] - source[(y * 2) + 1]).As(CodeType.Int8));
                code.Assign(target[(y * 2) + Output + 1], (source[y * 2] * 5).As(CodeType.Int8));
            });
        });
        string text = KernelRun.Text(FuseKernels.Run(rows, last, second)!);
        Assert.DoesNotContain("second", text);
        Assert.Single(text.Split('\n'), line => line.Contains("for (", StringComparison.Ordinal));

        KernelCode twice = KernelRun.Code(code =>
        {
            Local target = code.Array("a", Arena);
            code.For("y", 0, 4, y =>
            {
                Local u = code.Declare("u", target[(y * 2) + Output]);
                Local v = code.Declare("v", target[(y * 2) + Output + 1]);
                code.Assign(target[(y * 2) + Output], (u - v).As(CodeType.Int8));
                code.Assign(target[(y * 2) + Output + 1], (u * 5).As(CodeType.Int8));
            });
        });
        sbyte[] input = Input(8);
        Assert.Equal(
            KernelRun.Arena(input, Padding(), Moved(Maker(8), 1), Reader(5, 2, 4), twice),
            KernelRun.Arena(input, FuseKernels.Run(rows, last, second)!));
    }

    [Fact]
    public void WindowsThatAreShorterThanTheirStrideAreNotJoined() =>
        Assert.Null(FuseRows.Run(Maker(8), Reader(1, 2, 4), Between, Window(8, 1, 2, 0)));

    [Fact]
    public void AReaderOfOtherRowsIsNotJoined() =>
        Assert.Null(FuseRows.Run(Maker(8), Reader(5, 2, 4), Between, Window(8, 3, 2, 1)));

    [Fact]
    public void AMakerOfFewerRowsIsNotJoined() =>
        Assert.Null(FuseRows.Run(Maker(7), Reader(3, 1, 8), Between, Window(8, 3, 1, 1)));

    [Fact]
    public void AMakerOfHalfTheColumnsIsNotJoined()
    {
        KernelCode maker = KernelRun.Code(code =>
        {
            Local source = code.Array("a", Arena);
            Local target = code.Array("b", Between);
            code.For("y", 0, 8, y => code.Assign(target[y * Length], source[y]));
        });
        Assert.Null(FuseRows.Run(maker, Reader(3, 1, 8), Between, Window(8, 3, 1, 1)));
    }

    private static WindowRows Window(int rows, int extent, int stride, int top) => new(rows, Length, extent, stride, top, Fill);

    private static sbyte[] Input(int rows) => [.. Enumerable.Range(0, rows * Length).Select(i => (sbyte)((i * 37) + 11))];

    /// <summary>Two values of a row from two of the arena, with a branch and a variable.</summary>
    private static KernelCode Maker(int rows) => KernelRun.Code(code =>
    {
        Local source = code.Array("a", Arena);
        Local target = code.Array("b", Between);
        code.For("y", 0, rows, y =>
        {
            Local p = code.Declare("p", y * Length);
            code.If(y > 2, () => code.Assign(target[p], (source[p] * 3).As(CodeType.Int8)), () => code.Assign(target[p], (source[p] - 1).As(CodeType.Int8)));
            Local v = code.Declare("v", source[p] + source[p + 1]);
            code.Assign(target[p + 1], v.As(CodeType.Int8));
        });
    });

    private static KernelCode Loads(int rows) => KernelRun.Code(code =>
    {
        Local source = code.Array("a", Arena);
        Local target = code.Array("b", Between);
        code.For("y", 0, rows, y =>
        {
            Local p = code.Declare("p", y * Length);
            code.Assign(target[p], source[p]);
            code.Assign(target[p + 1], source[p + 1]);
        });
    });

    /// <summary>At each position sums over the window's rows, of both columns: one widened, one not.</summary>
    private static KernelCode Reader(int extent, int stride, int outputs) => KernelRun.Code(code =>
    {
        Local source = code.Array("b", Between);
        Local target = code.Array("a", Arena);
        code.For("y", 0, outputs, y =>
        {
            Local p = code.Declare("p", y * (stride * Length));
            Expression first = 0L;
            Expression second = 1;
            for (int r = 0; r < extent; r++)
            {
                first += code.Declare("v", source[p + (r * Length)].As(CodeType.Int64)) * (long)(r + 2);
                second += source[p + ((r * Length) + 1)] * ((3 * r) - 4);
            }

            code.Assign(target[(y * 2) + Output], first.As(CodeType.Int8));
            code.Assign(target[(y * 2) + Output + 1], second.As(CodeType.Int8));
        });
    });

    /// <summary>The array between, as if all of it were padding.</summary>
    private static KernelCode Padding() => KernelRun.Code(code =>
    {
        Local target = code.Array("b", Between);
        code.For("i", 0, KernelRun.Length, i => code.Assign(target[i], (Expression)Fill));
    });

    /// <summary>A maker whose rows lie behind padding rows.</summary>
    private static KernelCode Moved(KernelCode maker, int top) => maker with { Body = new Mover(top * Length).Rewrite(maker.Body) };

    /// <summary>A kernel that writes rows of another array from its beginning on, and not of the arena; or that reads another one.</summary>
    private static KernelCode Onto(KernelCode kernel, StaticField array, bool reads = false) => kernel with { Body = new Redirector(array, reads).Rewrite(kernel.Body) };

    private sealed class Mover(int by) : CodeRewriter
    {
        public override Expression Rewrite(Element element) => element.Array.Name == "b" ? new Element(element.Array, element.Index + by) : element;
    }

    private sealed class Redirector(StaticField array, bool reads) : CodeRewriter
    {
        public override IEnumerable<Statement> Rewrite(Statement statement) =>
            statement is Declare { Value: StaticField field } declare && field == (reads ? Between : Arena) ? [new Declare(declare.Local, array)] : base.Rewrite(statement);

        public override Expression Rewrite(Element element) => !reads && element.Array.Name == "a" ? new Element(element.Array, element.Index - Output) : element;
    }
}
