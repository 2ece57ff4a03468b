using NetGen.Generator.Code;
using NetGen.Generator.Kernels.Staging;
using NetGen.Generator.Tests.Fusion;

namespace NetGen.Generator.Tests.Staging;

/// <summary>Elements that lie side by side are copied at once, where there are many of them, and the code does what it did.</summary>
public sealed class StageElementsTests
{
    private const int Many = StageElements.Least;

    /// <summary>Where outputs lie.</summary>
    private const int Output = 128;

    private static readonly StaticField Arena = KernelRun.ArenaField;

    [Fact]
    public void ManyLoadsAndStoresAreCopiedAtOnce()
    {
        KernelCode code = Positions((code, a, p, o) => Scale(code, a, p, o, Many));
        string text = Text(Staged(code));
        Assert.Contains("Array.Copy(a, p, inputs, 0, 40);", text);
        Assert.Contains("outputs[39] = (sbyte)(inputs[39] * 3);", text);
        Assert.Contains("Array.Copy(outputs, 0, a, o, 40);", text);
        Assert.Equal(["inputs64", "outputs64"], Staged(code).Arrays.Select(array => array.Field.Name));
    }

    [Fact]
    public void FewAreNot()
    {
        KernelCode code = Positions((code, a, p, o) => Scale(code, a, p, o, Many - 1));
        Assert.Same(code, Staged(code));
    }

    /// <summary>In the place of the values that a position reads and writes, what the code is: all do what they did.</summary>
    [Theory]
    [MemberData(nameof(Codes))]
    public void TheCodeDoesWhatItDid(string name, bool loads, bool stores)
    {
        KernelCode code = All[name];
        KernelCode staged = Staged(code);
        Assert.Equal((loads, stores), (Has(staged, "inputs"), Has(staged, "outputs")));
        sbyte[] input = [.. Enumerable.Range(0, KernelRun.Length).Select(i => (sbyte)((i * 37) + 5))];
        Assert.Equal(KernelRun.Arena(input, code), KernelRun.Arena(input, staged));
    }

    public static TheoryData<string, bool, bool> Codes() => new()
    {
        { "all", true, true },
        { "a run that begins before its variable", true, true },
        { "a variable that changes", false, false },
        { "elements of one branch", false, true },
        { "a branch of its own", true, true },
        { "blocks inside use the arrays", true, true },
        { "a hole in the stores", true, false },
        { "a place stored twice", true, false },
        { "stores elsewhere", true, false },
        { "stores of a loop inside", true, false },
        { "names that are taken", true, true },
        { "values that are loaded again", false, false },
        { "one variable for both", true, true },
        { "a branch that loads what was stored", true, false },
        { "loads too far apart", false, true },
    };

    private static readonly Dictionary<string, KernelCode> All = new()
    {
        ["all"] = Positions((code, a, p, o) => Scale(code, a, p, o, Many)),
        ["a run that begins before its variable"] = Positions((code, a, p, o) =>
        {
            for (int i = 0; i < Many; i++)
            {
                code.Assign(a[o + (i + 8)], (a[p + (8 - i + Many)] - 1).As(CodeType.Int8));
            }
        }, back: 8),
        ["a variable that changes"] = Positions((code, a, p, o) =>
        {
            for (int i = 0; i < Many; i++)
            {
                code.Assign(a[o], (a[p] * 5).As(CodeType.Int8));
                code.Assign(p, p + 1);
                code.Assign(o, o + 1);
            }
        }),
        ["elements of one branch"] = Positions((code, a, p, o) =>
        {
            for (int i = 0; i < Many; i++)
            {
                code.Assign(a[o + i], a[p + i].If(p > 1, 4).As(CodeType.Int8));
            }
        }),
        ["a branch of its own"] = Positions((code, a, p, o) => code.If(p > 1, () => Scale(code, a, p, o, Many), () => code.Assign(a[o], (Expression)9))),
        ["blocks inside use the arrays"] = Positions((code, a, p, o) =>
        {
            code.If(p > 1, () =>
            {
                for (int i = 0; i < Many; i++)
                {
                    code.Assign(a[o + i], (a[p + (i + 60)] * 3).As(CodeType.Int8));
                }
            });
            Scale(code, a, p, o, Many + 1);
        }),
        ["a hole in the stores"] = Positions((code, a, p, o) =>
        {
            for (int i = 0; i < Many; i++)
            {
                code.Assign(a[o + (i == 7 ? Many + 2 : i)], (a[p + i] * 3).As(CodeType.Int8));
            }
        }),
        ["a place stored twice"] = Positions((code, a, p, o) =>
        {
            for (int i = 0; i <= Many; i++)
            {
                code.Assign(a[o + (i % Many)], (a[p + i] * 3).As(CodeType.Int8));
            }
        }),
        ["stores elsewhere"] = Positions((code, a, p, o) =>
        {
            Scale(code, a, p, o, Many);
            Local other = code.Declare("other", o + 3);
            code.Assign(a[other], (Expression)1);
        }),
        ["stores of a loop inside"] = Positions((code, a, p, o) =>
        {
            Scale(code, a, p, o, Many);
            code.For("i", 0, 3, i => code.Assign(a[o + (i * 2)], (Expression)7));
        }),
        ["values that are loaded again"] = Positions((code, a, p, o) =>
        {
            for (int i = 0; i < Many; i++)
            {
                code.Assign(a[o + i], (a[o + i] + i).As(CodeType.Int8));
            }

            for (int i = 0; i < Many; i++)
            {
                code.Assign(a[o + i], (a[o + i] * 3).As(CodeType.Int8));
            }
        }),
        ["a branch that loads what was stored"] = Positions((code, a, p, o) =>
        {
            Local sum = code.Declare("w", (Expression)0);
            for (int i = 0; i < Many; i++)
            {
                if (i == Many - 1)
                {
                    code.If(p > 1, () => code.Assign(sum, a[o + 3] * 2));
                }

                code.Assign(a[o + i], ((a[p + i] * 3) + sum).As(CodeType.Int8));
            }
        }),
        ["one variable for both"] = Positions((code, a, p, o) =>
        {
            for (int i = 0; i < Many; i++)
            {
                code.Assign(a[p + (i + Output)], (a[p + i] * 3).As(CodeType.Int8));
            }
        }),
        ["names that are taken"] = Positions((code, a, p, o) =>
        {
            Local inputs = code.Declare("inputs", (Expression)3);
            Local outputs = code.Declare("outputs", (Expression)4);
            for (int i = 0; i < Many; i++)
            {
                code.Assign(a[o + i], ((a[p + i] * inputs) + outputs).As(CodeType.Int8));
            }
        }),
        ["loads too far apart"] = KernelRun.Code(code =>
        {
            Local a = code.Array("a", Arena);
            code.For("y", 0, 2, y =>
            {
                Local p = code.Declare("p", y * 3);
                Local o = code.Declare("o", (y * Many) + (3 * Output));
                for (int i = 0; i < Many; i++)
                {
                    code.Assign(a[o + i], a[p + (i % 2 * 4 * Many)].As(CodeType.Int8));
                }
            });
        }),
    };

    [Fact]
    public void MethodsBesideTheBodyAreDone()
    {
        KernelCode code = Positions((code, a, p, o) => Scale(code, a, p, o, Many));
        KernelCode parts = new([]) { Parts = [new Method("Part", "A part.", code.Body)] };
        KernelCode staged = Staged(parts);
        Assert.Empty(staged.Body);
        Assert.Contains("inputs[39]", Text(new KernelCode(staged.Parts.Single().Body)));
        Assert.Equal(2, staged.Arrays.Count);
    }

    [Fact]
    public void OtherArraysAreLeftAlone()
    {
        KernelCode code = Positions((code, a, p, o) => Scale(code, a, p, o, Many));
        Assert.Same(code, StageElements.Run(code, ["other"]));
    }

    [Fact]
    public void FloatsHaveArraysOfTheirOwn()
    {
        KernelCode code = KernelRun.Code(code =>
        {
            Local a = code.Array("a", new StaticField("arena", CodeType.Float32Array));
            code.For("y", 0, 2, y =>
            {
                Local p = code.Declare("p", y * Many);
                for (int i = 0; i < Many; i++)
                {
                    code.Assign(a[p + (i + 100)], a[p + i] * 2f);
                }
            });
        });
        Assert.All(Staged(code).Arrays, array => Assert.Equal(CodeType.Float32Array, array.Field.Type));
        Assert.All(Staged(code).Arrays, array => Assert.DoesNotContain(array.Field.Name, new[] { "inputs64", "outputs64" }));
    }

    /// <summary>Products of inputs, each stored.</summary>
    private static void Scale(CodeBuilder code, Local a, Local p, Local o, int count)
    {
        for (int i = 0; i < count; i++)
        {
            code.Assign(a[o + i], (a[p + i] * 3).As(CodeType.Int8));
        }
    }

    /// <summary>Two positions with their inputs and their outputs.</summary>
    private static KernelCode Positions(Action<CodeBuilder, Local, Local, Local> write, int back = 0) => KernelRun.Code(code =>
    {
        Local a = code.Array("a", Arena);
        code.For("y", 0, 2, y =>
        {
            Local p = code.Declare("p", (y * 3) + back);
            Local o = code.Declare("o", (y * (Many + 4)) + (Output - back));
            write(code, a, p, o);
        });
    });

    private static bool Has(KernelCode code, string name) => code.Arrays.Any(array => array.Field.Name.StartsWith(name, StringComparison.Ordinal));

    private static KernelCode Staged(KernelCode code) => StageElements.Run(code, ["arena"]);

    private static string Text(KernelCode code) => KernelRun.Text(code);
}
