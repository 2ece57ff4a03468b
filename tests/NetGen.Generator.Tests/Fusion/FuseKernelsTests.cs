using NetGen.Generator.Code;
using NetGen.Generator.Emit;
using NetGen.Generator.Kernels.Fusion;

namespace NetGen.Generator.Tests.Fusion;

/// <summary>Two kernels become one just where the second reads at a position what the first one writes there.</summary>
public sealed class FuseKernelsTests
{
    private static readonly StaticField Arena = new("arena", CodeType.Int8Array);
    private static readonly StaticField Between = new("between", CodeType.Int8Array);

    [Fact]
    public void ValuesAreHandedOverInVariables()
    {
        KernelCode fused = Fused(Maker(), Reader())!;
        string text = Text(fused);
        Assert.DoesNotContain("between", text);
        Assert.Equal(1, text.Split("for (").Length - 1);
        Assert.Equal(2, text.Split("long u").Length - 1);
        Assert.Contains("a[y * 2 + 10] = (sbyte)(u0 + u1)", text);
    }

    [Fact]
    public void AValueThatGoesIntoASumNeedsNoVariable()
    {
        KernelCode pool = Code(code =>
        {
            Local source = code.Array("b", Between);
            Local[] sums = [code.Declare("s", (Expression)0), code.Declare("s", (Expression)0)];
            code.For("i", 0, 4, i =>
            {
                code.Assign(sums[0], sums[0] + source[i * 2]);
                code.Assign(sums[1], sums[1] + source[(i * 2) + 1]);
            });
            code.Assign(code.Array("a", Arena)[(Expression)0], (sums[0] + sums[1]).As(CodeType.Int8));
        });
        string text = Text(Fused(Maker(), pool)!);
        Assert.Contains("s += (sbyte)(a[y] * 3);", text);
        Assert.DoesNotContain("u0", text);
    }

    [Fact]
    public void BranchesSetOneVariable()
    {
        KernelCode maker = Code(code =>
        {
            Local target = code.Array("b", Between);
            code.For("y", 0, 4, y =>
            {
                code.If(y > 1, () => code.Assign(target[y * 2], (Expression)1), () => code.Assign(target[y * 2], (Expression)2));
                code.Assign(target[(y * 2) + 1], (Expression)3);
            });
        });
        string text = Text(Fused(maker, Reader())!);
        Assert.Contains("long u0;", text);
        Assert.DoesNotContain("between", text);
    }

    [Fact]
    public void OneBranchAloneIsNotEnough()
    {
        KernelCode maker = Code(code =>
        {
            Local target = code.Array("b", Between);
            code.For("y", 0, 4, y =>
            {
                code.If(y > 1, () => code.Assign(target[y * 2], (Expression)1));
                code.Assign(target[(y * 2) + 1], (Expression)3);
            });
        });
        Assert.Null(Fused(maker, Reader()));
    }

    [Theory]
    [InlineData(4, 2, 0, true)]
    [InlineData(4, 2, 1, false)]
    [InlineData(3, 2, 0, false)]
    [InlineData(4, 1, 0, false)]
    public void TheSamePlaceAtTheSamePass(int passes, int step, int first, bool fits)
    {
        KernelCode reader = Code(code =>
        {
            Local source = code.Array("b", Between);
            Local target = code.Array("a", Arena);
            code.For("y", 0, passes, y => code.Assign(target[y + 10], source[(y * step) + first]));
        });
        KernelCode maker = Code(code =>
        {
            Local target = code.Array("b", Between);
            code.For("y", 0, 4, y => code.Assign(target[y * 2], (y + 1).As(CodeType.Int8)));
        });
        Assert.Equal(fits, Fused(maker, reader) is not null);
    }

    [Fact]
    public void AnArrayThatIsHandedOnWholeStaysAnArray()
    {
        KernelCode reader = Code(code =>
        {
            Local source = code.Array("b", Between);
            code.Copy(source, 0, code.Array("a", Arena), 8, 8);
        });
        Assert.Null(Fused(Maker(), reader));
    }

    private static KernelCode? Fused(KernelCode maker, KernelCode reader) => FuseKernels.Run(maker, reader, Between);

    private static KernelCode Maker() => Code(code =>
    {
        Local source = code.Array("a", Arena);
        Local target = code.Array("b", Between);
        code.For("y", 0, 4, y =>
        {
            Local o = code.Declare("o", y * 2);
            code.Assign(target[o], (source[y] * 3).As(CodeType.Int8));
            code.Assign(target[o + 1], (source[y] * 5).As(CodeType.Int8));
        });
    });

    private static KernelCode Reader() => Code(code =>
    {
        Local source = code.Array("b", Between);
        Local target = code.Array("a", Arena);
        code.For("row", 0, 4, y =>
        {
            Local p = code.Declare("p", y * 2);
            Local first = code.Declare("v", source[p].As(CodeType.Int64));
            Local second = code.Declare("v", source[p + 1].As(CodeType.Int64));
            code.Assign(target[(y * 2) + 10], (first + second).As(CodeType.Int8));
        });
    });

    private static KernelCode Code(Action<CodeBuilder> write)
    {
        CodeBuilder code = new();
        write(code);
        return new KernelCode(code.Statements);
    }

    private static string Text(KernelCode code)
    {
        SourceWriter writer = new();
        new CodePrinter(writer).Print(code.Body);
        return writer.ToString();
    }
}
