using NetGen.Generator.Code;
using NetGen.Generator.Kernels.Fusion;

namespace NetGen.Generator.Tests.Fusion;

/// <summary>Two kernels become one just where the second reads at a position what the first one writes there.</summary>
public sealed class FuseKernelsTests
{
    private static readonly StaticField Arena = KernelRun.ArenaField;
    private static readonly StaticField Between = KernelRun.Between;

    [Fact]
    public void ValuesAreHandedOverInVariables()
    {
        KernelCode fused = Fused(Maker(), Reader())!;
        string text = KernelRun.Text(fused);
        Assert.DoesNotContain("between", text);
        Assert.Equal(1, text.Split("for (").Length - 1);
        Assert.Equal(2, text.Split("long u").Length - 1);
        Assert.Contains("a[y * 2 + 10] = (sbyte)(u0 + u1)", text);
    }

    [Fact]
    public void AValueThatGoesIntoASumNeedsNoVariable()
    {
        KernelCode pool = KernelRun.Code(code =>
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
        string text = KernelRun.Text(Fused(Maker(), pool)!);
        Assert.Contains("s += (sbyte)(a[y] * 3);", text);
        Assert.DoesNotContain("u0", text);
    }

    [Fact]
    public void BranchesSetOneVariable()
    {
        KernelCode maker = KernelRun.Code(code =>
        {
            Local target = code.Array("b", Between);
            code.For("y", 0, 4, y =>
            {
                code.If(y > 1, () => code.Assign(target[y * 2], (Expression)1), () => code.Assign(target[y * 2], (Expression)2));
                code.Assign(target[(y * 2) + 1], (Expression)3);
            });
        });
        string text = KernelRun.Text(Fused(maker, Reader())!);
        Assert.Contains("long u0;", text);
        Assert.DoesNotContain("between", text);
    }

    [Fact]
    public void OneBranchAloneIsNotEnough()
    {
        KernelCode maker = KernelRun.Code(code =>
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
        KernelCode reader = KernelRun.Code(code =>
        {
            Local source = code.Array("b", Between);
            Local target = code.Array("a", Arena);
            code.For("y", 0, passes, y => code.Assign(target[y + 10], source[(y * step) + first]));
        });
        KernelCode maker = KernelRun.Code(code =>
        {
            Local target = code.Array("b", Between);
            code.For("y", 0, 4, y => code.Assign(target[y * 2], (y + 1).As(CodeType.Int8)));
        });
        Assert.Equal(fits, Fused(maker, reader) is not null);
    }

    [Fact]
    public void AnArrayThatIsHandedOnWholeStaysAnArray()
    {
        KernelCode reader = KernelRun.Code(code =>
        {
            Local source = code.Array("b", Between);
            code.Copy(source, 0, code.Array("a", Arena), 8, 8);
        });
        Assert.Null(Fused(Maker(), reader));
    }

    public static TheoryData<string> Pairs() => [.. Kernels.Keys];

    /// <summary>The arena after the joined code is the arena after the first and then the second, run by the JIT.</summary>
    [Theory]
    [MemberData(nameof(Pairs))]
    public void JoinedCodeDoesWhatBothDid(string pair)
    {
        (KernelCode maker, KernelCode reader) = Kernels[pair];
        KernelCode fused = Fused(maker, reader)!;
        sbyte[] input = [.. Enumerable.Range(0, 64).Select(i => (sbyte)(i * 37))];
        Assert.Equal(KernelRun.Arena(input, maker, reader), KernelRun.Arena(input, fused));
    }

    private static readonly Dictionary<string, (KernelCode Maker, KernelCode Reader)> Kernels = new()
    {
        ["products"] = (Maker(), Reader()),
        ["a sum that is looked at before it grows"] = (Maker(), Summing(readsFirst: true, readsLater: false)),
        ["a sum that is looked at after it grew"] = (Maker(), Summing(readsFirst: false, readsLater: true)),
        ["a value in two sums"] = (Maker(), KernelRun.Code(code =>
        {
            Local source = code.Array("b", Between);
            Local target = code.Array("a", Arena);
            Local[] sums = [code.Declare("s", (Expression)1), code.Declare("s", (Expression)2)];
            code.For("y", 0, 4, y =>
            {
                code.Assign(sums[0], sums[0] + source[y * 2]);
                code.Assign(sums[1], (sums[1] * 3) + source[y * 2]);
            });
            code.Assign(target[(Expression)20], sums[0].As(CodeType.Int8));
            code.Assign(target[(Expression)21], sums[1].As(CodeType.Int8));
        })),
        ["names that both have"] = (Maker(), KernelRun.Code(code =>
        {
            Local source = code.Array("a", Between);
            Local target = code.Array("b", Arena);
            Local bias = code.Declare("y", (Expression)7);
            code.For("o", 0, 4, o =>
            {
                Local value = code.Declare("u0", source[o * 2] + bias);
                code.Assign(target[o + 30], (value - source[(o * 2) + 1]).As(CodeType.Int8));
            });
        })),
        ["what an element of 8 bits keeps"] = (KernelRun.Code(code =>
        {
            Local source = code.Array("a", Arena);
            Local target = code.Array("b", Between);
            code.For("y", 0, 4, y => code.Assign(target[y], source[y] * 100));
        }), KernelRun.Code(code =>
        {
            Local source = code.Array("b", Between);
            Local target = code.Array("a", Arena);
            code.For("y", 0, 4, y => code.Assign(target[y + 40], source[y].As(CodeType.Int64).ShiftRight(2).As(CodeType.Int8)));
        })),
    };

    private static KernelCode Summing(bool readsFirst, bool readsLater) => KernelRun.Code(code =>
    {
        Local source = code.Array("b", Between);
        Local target = code.Array("a", Arena);
        Local sum = code.Declare("s", (Expression)5);
        code.For("y", 0, 4, y =>
        {
            if (readsFirst)
            {
                code.Assign(target[y + 10], sum.As(CodeType.Int8));
            }

            code.Assign(sum, sum + source[y * 2]);
            if (readsLater)
            {
                code.Assign(target[y + 10], (sum + source[(y * 2) + 1]).As(CodeType.Int8));
            }
        });
    });

    private static KernelCode? Fused(KernelCode maker, KernelCode reader) => FuseKernels.Run(maker, reader, Between);

    private static KernelCode Maker() => KernelRun.Code(code =>
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

    private static KernelCode Reader() => KernelRun.Code(code =>
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
}
