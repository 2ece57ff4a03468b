using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Roslyn;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>Decoders: what the compiler says of a step, at the step and at its use, and what it says of the use alone.</summary>
public sealed class DecoderTests
{
    private const string Symbol = "[PreviousSymbol(nameof(Scores))] static partial void Last();";
    private const string Word = "[Embedding(5, 4, From = nameof(Last))] static partial void Word();";
    private const string Read = "[Memory] static partial void Read(); [Dense(4)] static partial void Held();";
    private const string Scores = "[Add(nameof(Word), nameof(Held))] static partial void Sum(); [Dense(5)] static partial void Scores();";
    private const string Shown = "[Output, Dense(5, From = nameof(Old))] static partial void Shown();";
    private const string Use = "Steps = 3";
    private const string Told = "[PreviousSymbols(nameof(Scores))] static partial void Told(); [Memory] static partial void Read(); [Reshape(1, 6)] static partial void Rows(); [Embedding(5, 6, From = nameof(Told))] static partial void Words();";
    private const string Looked = "[MultiHeadAttention(2, Memory = nameof(Rows))] static partial void Cross();";
    private const string Scored = "[Dense(5, PerPosition = true)] static partial void Scores();";

    /// <summary>Places in the order of the source: in the step, then at the use.</summary>
    public static TheoryData<string, string, string, string[]> Mistakes() => new()
    {
        { Symbol + Word + Read + Scores, "«Own»", "NG1022", ["Y: it does not say how many symbols are written; write [Own(Steps = 10)]"] },
        { Symbol + Word + Read + Scores, "Own(«Steps = -1»)", "NG1008", ["Y: Steps is -1"] },
        { Read, "«Own(Steps = 3)»", "NG1022", ["Y: the step of Own has 0 layers [PreviousSymbol] or [PreviousSymbols]; it writes one symbol"] },
        {
            "[PreviousSymbol(«\"Score\"»)] static partial void Last();" + Word + Read + Scores, "", "NG1003",
            ["Own.Last: there is no layer \"Score\"; did you mean Scores? (in Y)", "Y: Own.Last: there is no layer \"Score\""]
        },
        {
            "[PreviousSymbol(nameof(Held))] static partial void Last();" + Word + Read + "[Add(nameof(Word), nameof(Held))] [Output] static partial void Sum();", "«Own(Steps = 3)»", "NG1022",
            ["Y: Y.symbol, which Y.Last becomes, depends on no state and no symbol: all steps are the same"]
        },
        {
            "[PreviousSymbol(nameof(Scores), «Start = 5»)] static partial void Last();" + Word + Read + Scores, "", "NG1004",
            ["Own.Last: the step is told symbols from 0 to 5 (Y.Scores scores 5, and the first is 5); the embedding that looks them up has 5, and must have 6 (in Y)", "Y: Own.Last: the step is told"]
        },
        {
            "[PreviousSymbol(«nameof(Both)»)] static partial void Last();" + Word + Read + Scores + "[Reshape(5, 1)] static partial void Both();", "", "NG1004",
            ["Own.Last: Y.Both is float32 5x1; it must give a score for each symbol, a vector of floats (in Y)", "Y: Own.Last: "]
        },
        {
            Symbol + Word + Read + Scores + "[PreviousState(«nameof(Sum)», Zeros = 7)] static partial void Old(); " + Shown, "", "NG1004",
            ["Own.Old: the state begins with 7 values, and Y.Sum is float32 4; there must be as many, as a vector (in Y)", "Y: Own.Old: "]
        },
        { Symbol + Word + Read + Scores + "[PreviousState(nameof(Sum))] static partial void Old(); " + Shown, "«Own(Steps = 3)»", "NG1014", ["Y: 1 of the step's states (Old) begin with a layer's output, and State names 0"] },
        { Symbol + Word + Read + Scores, "Own(Steps = 3, «State = new[] { nameof(Image) }»)", "NG1014", ["Y: 0 of the step's states (there are none) begin with a layer's output, and State names 1"] },
        {
            Symbol + Word + Read + Scores + "[«Input»] static partial void Start();", "", "NG1022",
            ["Own.Start: a decoder's step reads [PreviousSymbol(nameof(Logits))] or [PreviousSymbols(nameof(Logits))], [PreviousState(nameof(State))] and [Memory]", "Y: Own.Start: "]
        },
        {
            Symbol + Word + Read + Scores + "[«Memory»] static partial void More();", "", "NG1022",
            ["Own.More: a decoder reads one layer, and its step has one [Memory]", "Y: Own.More: "]
        },
        { Symbol + Word + "[Dense(5)] static partial void Scores();", "«Own(Steps = 3)»", "NG1022", ["Y: Own reads no [Memory], and no state begins with a layer's output: the symbols would be the same whatever goes in"] },
        {
            Symbol + Word + Read + Scores + "[PreviousState(nameof(Held), Zeros = 4)] static partial void Old(); " + Shown, "«Own(Steps = 3)»", "NG1022",
            ["Y: Y.Held, which Y.Old becomes, depends on no state and no symbol: all steps are the same"]
        },
        { Symbol + Word + Read + Scores + "[Output(From = nameof(Held))] static partial void Shown();", "«Own(Steps = 3)»", "NG1022", ["Y: Y.Held is the same in all steps, and [Output] gives a row for each"] },
        {
            Symbol + Word + Read + "[Reshape(1, 4, From = nameof(Word))] static partial void Row(); [Gru(4)] static partial void Inner(); [Add(nameof(Inner), nameof(Held))] static partial void Sum(); [Dense(5)] static partial void Scores();", "«Own(Steps = 3)»", "NG1022",
            ["Y: Y.Inner would be a loop within the steps of Own"]
        },
        {
            Told + "[PreviousState(nameof(Scores), Zeros = 5)] static partial void Old();" + Looked + Scored, "«Own(Steps = 3)»", "NG1022",
            ["Y: Own has [PreviousSymbols], all of them, and [PreviousState], of one step; layers with a state of their own read [PreviousSymbol]"]
        },
        { Symbol + Told + Looked + Scored, "«Own(Steps = 3)»", "NG1022", ["Y: the step of Own has 2 layers [PreviousSymbol] or [PreviousSymbols]"] },
        {
            Told.Replace("nameof(Scores)", "«nameof(Scores)»", StringComparison.Ordinal) + Looked + "[Dense(5)] static partial void Scores();", "", "NG1004",
            ["Own.Told: Y.Scores is float32 5; it must give a score for each symbol, a row of floats for each of the 3 steps (in Y)", "Y: Own.Told: "]
        },
        {
            Told + Looked + Scored + "[GlobalAveragePool] static partial void Mean(); [Output(«From = nameof(Mean)»)] static partial void Shown();", "", "NG1004",
            ["Own.Shown: Y.Mean is float32 1x5; an output of a decoder has a row for each of its 3 steps (in Y)", "Y: Own.Shown: "]
        },
        { Told + Looked + "[MultiHeadAttention(2)] static partial void Self();" + Scored, "«Own(Steps = 3)»", "NG1022", ["Y: Y.Self.scores (MatMul with rows, 2 heads) wants the symbols of all steps, and a step knows those so far alone"] },
        { Told + Looked + "[Conv1D(6, 3)] static partial void Near();" + Scored, "«Own(Steps = 3)»", "NG1022", ["Y: Y.Near: its last output row wants 1 row behind the last of its 3 input rows"] },
        { Told + Looked + "[Conv1D(6, 2, Padding = Padding.Causal)] static partial void Near();" + Scored, "«Own(Steps = 3)»", "NG1022", ["Y: a window of 2 rows of Y.Cross is no state of a decoder"] },
        { Told + Looked + "[Gru(4, Sequences = true)] static partial void Inner();" + Scored, "«Own(Steps = 3)»", "NG1022", ["Y: Y.Inner would be a loop within the steps of Own"] },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void MistakesAreShownInTheStepAndAtTheUse(string step, string use, string id, string[] says)
    {
        string written = use.Length > 0 ? use : "«Own(Steps = 3)»";
        MarkedSource source = new(Source(step, written, "Float32"));
        Diagnostic[] found = [.. Workbench.Analyze(source.Text).OrderBy(item => item.Location.SourceSpan.Start)];
        Assert.Equal(source.Places.Select(place => (id, place)), found.Select(item => (item.Id, item.Location.GetLineSpan().Span)));
        Assert.All(found.Zip(says), pair => Assert.StartsWith(pair.Second, pair.First.GetMessage(), StringComparison.Ordinal));
    }

    [Fact]
    public void IntegersAreRefused()
    {
        MarkedSource source = new(Source(Symbol + Word + Read + Scores, "«Own(Steps = 3)»", "Int8"));
        Diagnostic found = Assert.Single(Workbench.Analyze(source.Text));
        Assert.Equal(("NG1013", source.Places.Single()), (found.Id, found.Location.GetLineSpan().Span));
        Assert.Equal("Y: a decoder has no integer arithmetic; use Precision.Float32", found.GetMessage());
    }

    /// <summary>What depends on the memory alone is a layer in front of the loop.</summary>
    [Fact]
    public void WhatNoStepChangesIsComputedOnce()
    {
        string source = Source(Symbol + Word + Read + Scores, $"Own({Use})", "Float32");
        GeneratorRun run = Workbench.Generate(Workbench.Compile(source));
        Assert.Empty(run.Output.GetDiagnostics().Where(item => item.Severity >= DiagnosticSeverity.Warning && item.Id.StartsWith("CS", StringComparison.Ordinal)));
        string[] rows = [.. string.Concat(run.Sources.Select(written => written.Text)).Split('\n').Where(line => line.StartsWith("//   ", StringComparison.Ordinal)).Select(line => line.Trim())];
        Assert.Contains(rows, row => row.StartsWith("//   Y.Held ", StringComparison.Ordinal) && !row.Contains("3 times", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("//     Y.Scores ", StringComparison.Ordinal) && row.Contains("3 times", StringComparison.Ordinal));
    }

    private static string Source(string step, string use, string precision) => $$"""
        using NetGen;
        namespace Demo
        {
            public sealed partial class OwnAttribute : DecoderAttribute
            {
                {{step}}
            }

            [Network(Precision = Precision.{{precision}}), Weights(Seed = 1)]
            public static partial class Net
            {
                [Input(6)] static partial void Image();
                [{{use}}] static partial void Y();
            }
        }
        """;
}
