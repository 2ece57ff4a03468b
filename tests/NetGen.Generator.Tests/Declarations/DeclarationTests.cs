using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Declarations;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Roslyn;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>What is read out of a declaration.</summary>
public sealed class DeclarationTests
{
    [Fact]
    public void ArgumentsCarryThePropertysName()
    {
        LayerModel layer = Layer("[Conv2D(kernelWidth: 3, channels: 8, kernelHeight: 5, Stride = 2, Activation = Activation.LeakyRelu, Alpha = 0.5f, Bias = false, Pads = new[] { 1, 2, 3, 4 })] static partial void Stem();");
        Assert.Equal("Conv2D", layer.Kind);
        Assert.Equal(
            "Channels=8 KernelHeight=5 KernelWidth=3 Stride=2 Activation=Activation.LeakyRelu Alpha=0.5 Bias=false Pads={ 1, 2, 3, 4 }",
            string.Join(" ", layer.Arguments.Select(argument => argument.Name + "=" + argument.Value)));
    }

    [Theory]
    [InlineData("[Add] static partial void X();", "Inputs={  }")]
    [InlineData("[Add(null)] static partial void X();", "Inputs=null")]
    [InlineData("[Add(\"A\", null)] static partial void X();", "Inputs={ \"A\", null }")]
    [InlineData("[Add(inputs: new[] { \"A\" }, From = null)] static partial void X();", "Inputs={ \"A\" } From=null")]
    [InlineData("[Activate((Activation)17)] static partial void X();", "Function=17")]
    [InlineData("[Softmax(Beta = float.NaN)] static partial void X();", "Beta=NaN")]
    [InlineData("[LeakyRelu] static partial void X();", "Alpha=0.009999999776482582")]
    [InlineData("[Reshape(2, -1)] static partial void X();", "Shape={ 2, -1 }")]
    public void ValuesAsWritten(string member, string arguments) =>
        Assert.Equal(arguments, string.Join(" ", Layer(member).Arguments.Select(argument => argument.Name + "=" + argument.Value)));

    [Fact]
    public void OutputBesideALayerMarksIt()
    {
        LayerModel layer = Layer("[Output][Dense(2)][Unroll(Form.Constants)] private static partial void X();");
        Assert.True(layer.IsOutput);
        Assert.Equal("Dense", layer.Kind);
        Assert.Equal("Constants", layer.Form);
        Assert.Equal("private static", layer.Modifiers);
        Assert.False(Layer("[Output(From = \"A\")] static partial void X();").IsOutput);
    }

    [Fact]
    public void LayersFollowPathsThenPositions()
    {
        CSharpCompilation compilation = Workbench.Compile(
        [
            Workbench.Parse("using NetGen; public static partial class Net { [Relu] static partial void Third(); [Tanh] static partial void Fourth(); }", "b.cs"),
            Workbench.Parse("using NetGen; [Network] public static partial class Net { [Input(3)] static partial void First(); [Dense(2)] static partial void Second(); }", "a.cs"),
        ]);
        Assert.Equal(["First", "Second", "Third", "Fourth"], Read(compilation).Model.Layers.Select(layer => layer.Name));
    }

    [Fact]
    public void TheClassAndItsSurroundings()
    {
        Declaration declaration = Read(Workbench.Compile("""
            using NetGen;
            namespace Demo.@event
            {
                internal partial struct Outer
                {
                    [Network(Precision = Precision.Int8), Target(Board.MeadowF7), Weights("dir/net.netgen"), Budget(Macs = 7), Unroll(Form.Loop)]
                    private static partial class Net { [Input(3)] static partial void First(); }
                }
            }
            """), "Demo.event.Outer+Net");
        NetworkModel model = declaration.Model;
        Assert.Equal("Demo.@event", model.Namespace);
        Assert.Equal(["internal partial struct Outer"], model.ContainingTypes);
        Assert.Equal("private static partial class Net", model.Header);
        Assert.Equal((NetworkPrecision.Int8, CodeProfile.Meadow, "MeadowF7", "dir/net.netgen", "Loop"), (model.Precision, model.Profile, model.Board, model.WeightsPath, model.Form));
        Assert.Equal(BoardTable.Find("MeadowF7")!.Budget with { Macs = 7 }, model.Budget);
        Assert.True(declaration is { CanExtend: true, IsComplete: true, Findings.Count: 0 });
    }

    [Fact]
    public void ABoardOfOnesOwnHasTheFiguresGivenAndThoseOfItsBasis()
    {
        NetworkModel model = Read(Workbench.Compile("""
            using NetGen;
            [assembly: BoardProfile("Other", Profile.Meadow)]
            [assembly: BoardProfile("Acme", Board.RaspberryPiPico, ClockMHz = 200, HeapBytes = 160_000)]
            [Network, Target("Acme"), Budget(ReserveBytes = 20_000)] static partial class Net { }
            """)).Model;
        Assert.Equal(("Acme", CodeProfile.NanoFramework), (model.Board, model.Profile));
        Assert.Equal(new BoardLimits("Acme", CodeProfile.NanoFramework, 200, 160_000, 1008 * 1024, BoardMath.Light, IsDeclared: true), model.Target);
        Assert.Equal(new BudgetModel(WeightBytes: 60_000, ActivationBytes: 60_000, CodeBytes: 45_535, ReserveBytes: 20_000), model.Budget);
    }

    [Theory]
    [InlineData("Profile.NanoFramework", CodeProfile.NanoFramework, BoardMath.Single, 60_000)]
    [InlineData("Profile.Meadow", CodeProfile.Meadow, BoardMath.Double, 0)]
    public void ABoardWithoutABasisHasWhatItIsGiven(string profile, CodeProfile wanted, BoardMath math, long code)
    {
        NetworkModel model = Read(Workbench.Compile($"using NetGen; [assembly: BoardProfile(\"Acme\", {profile})] [Network, Target(\"Acme\")] static partial class Net {{ }}")).Model;
        Assert.Equal(new BoardLimits("Acme", wanted, 0, 0, 0, math, IsDeclared: true), model.Target);
        Assert.Equal(new BudgetModel(CodeBytes: code), model.Budget);
    }

    [Fact]
    public void WithoutTargetItIsDotNetWithoutLimits()
    {
        NetworkModel model = Read(Workbench.Compile("using NetGen; [Network, Weights(Seed = -3)] static partial class Net { }")).Model;
        Assert.Equal((CodeProfile.DotNet, "None", new BudgetModel(), -3, null), (model.Profile, model.Board, model.Budget, model.WeightsSeed, model.WeightsPath));
        Assert.Equal("internal static partial class Net", model.Header);
        Assert.Equal(CodeProfile.NanoFramework, Read(Workbench.Compile("using NetGen; [Network, Target(Profile.NanoFramework)] static partial class Net { }")).Model.Profile);
    }

    [Theory]
    [InlineData("[Conv2D(4)] static partial void X();")]
    [InlineData("[Dense(nameof(Nobody))] static partial void X();")]
    [InlineData("[Dense(2, Unit = 3)] static partial void X();")]
    [InlineData("[Dens(2)] static partial void X();")]
    [InlineData("[Dense(2.5)] static partial void X();")]
    public void WhatTheCompilerRejectsIsLeftToTheCompiler(string member)
    {
        CSharpCompilation compilation = Workbench.Compile($"using NetGen; [Network, Weights(Seed = 1)] public static partial class Net {{ [Input(4)] static partial void A(); {member} }}");
        Declaration declaration = Read(compilation);
        Assert.False(declaration.IsComplete);
        Assert.Empty(declaration.Findings);
        Assert.Empty(Workbench.Analyze(compilation, []));
        Assert.Contains("Infer(float[] input", Workbench.Generate(compilation).Sources.Single().Text, StringComparison.Ordinal);
    }

    private static LayerModel Layer(string member) =>
        Read(Workbench.Compile($"using NetGen; [Network] public static partial class Net {{ {member} }}")).Model.Layers.Single();

    private static Declaration Read(CSharpCompilation compilation, string name = "Net") =>
        NetworkReader.Read(compilation.GetTypeByMetadataName(name)!, CancellationToken.None);
}
