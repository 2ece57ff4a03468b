using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Kernels;
using NetGen.Generator.Tests.Roslyn;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>Whatever the layers are called, the generated code compiles, and its names mean what they should.</summary>
public sealed class GeneratedNamesTests
{
    [Theory]
    [InlineData("[Input(4)] static partial void A(); [Input(4)] static partial void a(); [Add(nameof(A), nameof(a))] static partial void Y();")]
    [InlineData("[Input(4)] static partial void Foo(); [Input(4)] static partial void Bar(); [Output][Add(nameof(Foo), nameof(Bar))] static partial void foo(); [Output][Relu] static partial void Y();")]
    [InlineData("[Input(4)] static partial void X(); [Input(4)] static partial void Z(); [Relu(From = nameof(X))] static partial void x(); [Add(nameof(Z), nameof(x))] static partial void Y();")]
    [InlineData("[Input(4)] static partial void X(); [Dense(4)] static partial void input(); [Relu] static partial void output(); [Dense(3)] static partial void best();")]
    [InlineData("[Input(4)] static partial void Input(); [Input(4)] static partial void output(); [Add(nameof(Input), nameof(output))] static partial void Y();")]
    [InlineData("[Input(4)] static partial void a(); [Input(4)] static partial void i(); [Input(4)] static partial void best(); [Add(nameof(a), nameof(i), nameof(best))] static partial void t(); [Dense(3)] static partial void sum();")]
    [InlineData("[Input(4)] static partial void X(); [Dense(3)] static partial void Y(); [Dense(2)] static partial void Y_w(); [Dense(2)] static partial void Y__b();")]
    [InlineData("[Input(4, 4, 2)] static partial void X(); [DepthwiseSeparableConv2D(3, 3)] static partial void Y(); [Dense(2)] static partial void Y_depthwise(); [Relu] static partial void Y_depthwise_w();")]
    [InlineData("[Input(4)] static partial void Class(); [Input(4)] static partial void Int(); [Output][Add(nameof(Class), nameof(Int))] static partial void New(); [Output][Relu] static partial void Größe();")]
    [InlineData("[Input(4)] static partial void System(); [Dense(2)] static partial void Array(); [Softmax] static partial void Math();")]
    public void CompileWhateverTheLayersAreCalled(string members)
    {
        foreach (string unroll in new[] { "Loop", "Constants" })
        {
            AssertCompiles($"using NetGen; [Network(Precision = Precision.Int8), Weights(Seed = 1), Unroll(Form.{unroll})] public static partial class Net {{ {members} }}");
        }
    }

    /// <summary>Step and Infer of a stream have variables beside calls of layers.</summary>
    [Theory]
    [InlineData("[Input(8, 4)] static partial void t(); [Input(8, 4)] static partial void from(); [Output][Add(nameof(t), nameof(from))] static partial void a(); [Conv1D(4, 3, Stride = 2, Padding = Padding.Causal)] static partial void b(); [Output][Conv1D(4, 2, Padding = Padding.Valid)] static partial void i();")]
    [InlineData("[Input(8, 4)] static partial void X(); [Conv1D(4, 3, Padding = Padding.Causal)] static partial void a(); [Conv1D(4, 3, Stride = 2, Padding = Padding.Causal)] static partial void t(); [GlobalAveragePool] static partial void best(); [Dense(3)] static partial void from();")]
    [InlineData("[Input(8, 4, 2)] static partial void X(); [DepthwiseSeparableConv2D(3, 3, Stride = 2, Padding = Padding.Causal)] static partial void a_t(); [ArgMax] static partial void aInt32();")]
    public void StreamsCompileWhateverTheLayersAreCalled(string members) =>
        AssertCompiles($"using NetGen; [Network(Precision = Precision.Int8), Streaming, Weights(Seed = 1)] public static partial class Net {{ {members} }}");

    [Theory]
    [InlineData("namespace Demo.System { ", "}")]
    [InlineData("namespace Demo { public class System { } ", "}")]
    public void SystemMayMeanSomethingElse(string before, string behind) =>
        AssertCompiles($"using NetGen; {before} [Network, Weights(Seed = 1)] public static partial class Net {{ [Input(4)] static partial void X(); [Flatten] static partial void F(); [Dense(2)] static partial void Y(); }} {behind}");

    /// <summary>A parameter called as an arena would hide it.</summary>
    [Theory]
    [InlineData(CodeForm.Loop)]
    [InlineData(CodeForm.Constants)]
    public void NoParameterHidesAnArena(CodeForm form)
    {
        RunnableNetwork network = SmallNetwork.Float(form, "[Input(2)] static partial void X();", "[Output][Relu] static partial void ArenaOfInt32();", "[Output][ArgMax] static partial void Best();");
        Array[] outputs = network.Infer(new float[] { -5, 3 });
        Assert.Equal([0f, 3f], (float[])outputs[0]);
        Assert.Equal([1], (int[])outputs[1]);
    }

    private static void AssertCompiles(string source)
    {
        GeneratorRun run = Workbench.Generate(Workbench.Compile(source));
        Assert.Empty(Workbench.Analyze(source));
        Diagnostic[] problems = [.. run.Output.GetDiagnostics().Where(item => item.Severity >= DiagnosticSeverity.Warning)];
        Assert.True(problems.Length == 0, string.Join("\n", problems.Select(item => item.ToString())));
        Assert.Contains(run.Sources, file => file.Text.Contains("Forward(", StringComparison.Ordinal));
    }
}
