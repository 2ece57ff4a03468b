using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Generator.Tests.Roslyn;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Budgets that are exceeded, and parameters that do not fit.</summary>
internal static class BudgetAndParameterCases
{
    /// <summary>What the small network below wants.</summary>
    private static readonly TensorRecord[] Tensors =
    [
        ParameterFiles.Tensor("Logits.weight", ElementType.Float32, 0.5f, 2, 4),
        ParameterFiles.Tensor("Logits.bias", ElementType.Float32, 0.5f, 2),
    ];

    public static readonly TextFile Good = new("/project/net.netgen", Write(Tensors));

    public static readonly DiagnosticCase[] All =
    [
        new("NG2001", Net("Weights(Seed = 1), Budget(«Macs = 7»)"), "Net: 8 MACs are 1 (14.3 %) over the budget of 7; most of it is in Logits 8"),
        new("NG2002", Net("Weights(Seed = 1), Budget(Macs = 100, «WeightBytes = 30»)"), "Net: 40 bytes of weights are 10 (33.3 %) over the budget of 30; most of it is in Logits 40 B"),
        new("NG2003", Net("Weights(Seed = 1), Budget(«ActivationBytes = 16»)"), "Net: 24 bytes of activations are 8 (50 %) over the budget of 16; most of it is in Samples 16 B, Logits 8 B"),
        new("NG2002", """
            using NetGen;
            [Network, Weights(Seed = 1), Budget(Macs = 1000000), «Target(Board.NucleoF091)»]
            public static partial class Net
            {
                [Input(64)] static partial void Samples();
                [Dense(64)] static partial void Logits();
            }
            """, "Net: 16,640 bytes of weights are 10,496 (170.8 %) over the budget of 6,144"),
        new("NG2004", Net("Weights(Seed = 1), Target(Profile.NanoFramework), Budget(«CodeBytes = 50»)"), "Net: 96 bytes of IL are 46 (92 %) over the budget of 50; most of it is in Logits 96 B"),
        new("NG2005", """
            using NetGen;
            [Network(Precision = Precision.Int8), Weights(Seed = 1), Target(Board.NucleoF091), Budget(«LatencyMs = 1»)]
            public static partial class Net
            {
                [Input(32)] static partial void Samples();
                [Dense(32)] static partial void Logits();
            }
            """, "ms are"),
        new("NG2005", """
            #pragma warning disable NG3001
            using NetGen;
            [Network(Precision = Precision.Int8), Target(Board.NucleoF091), Budget(«LatencyMs = 1»)]
            public static partial class Net
            {
                [Input(32)] static partial void Samples();
                [Dense(32)] static partial void Logits();
            }
            """, "Net: at least "),
        new("NG2006", """
            using NetGen;
            [Network, Weights(Seed = 1), «Target(Profile.NanoFramework)»]
            public static partial class Net
            {
                [Input(200)] static partial void Samples();
                [Dense(150)] static partial void Hidden();
                [Dense(2)] static partial void Logits();
            }
            """, "Net: 120,600 bytes of array initialisers are more than the 60,000 that a nanoFramework assembly has for it (65,535 less a reserve of 5,535); most of it is in Hidden 120,600 B; in int8 its weights take 30,908 bytes; no split at layers helps, as Hidden alone has 120,600: about 74 of its 150 channels or units fit"),
        new("NG2006", """
            using NetGen;
            [Network(Precision = Precision.Int8), Weights(Seed = 1), «Target("Small")», Budget(WeightBytes = 100_000, ActivationBytes = 100_000)]
            public static partial class Net
            {
                [Input(200)] static partial void Samples();
                [Dense(150)] static partial void Hidden();
                [Dense(2)] static partial void Logits();
            }
            """.Replace("[Network", "[assembly: BoardProfile(\"Small\", Profile.NanoFramework, HeapBytes = 12_000)]\n[Network"), "are more than the heap of Small, 12,000; most of the arrays is in Hidden "),
        new("NG3001", """
            using NetGen;
            [Network]
            public static partial class «Net»
            {
                [Input(4)] static partial void Samples();
                [Dense(2)] static partial void Logits();
            }
            """, "Net: the network has no parameters: it is analysed, but no code is generated"),
        new("NG3002", Net("Weights(«\"other.netgen\"»)"), "other.netgen: no parameter file of this name is among the project's AdditionalFiles") { Files = [Good] },
        new("NG3002", Net("Weights(«\"et.netgen\"»)"), "et.netgen: no parameter file of this name") { Files = [Good] },
        File("NG3003", Write(Tensors[0]), "net.netgen: the tensor Logits.bias"),
        File("NG3004", Write([.. Tensors, ParameterFiles.Tensor("Stem.bias", ElementType.Float32, 0, 2)]), "net.netgen: the tensor Stem.bias belongs to no layer of Net"),
        File("NG3005", Write(ParameterFiles.Tensor("Logits.weight", ElementType.Float32, 0, 4, 2), Tensors[1]), "net.netgen: the tensor Logits.weight is 4x2; "),
        File("NG3006", Write(ParameterFiles.Tensor("Logits.weight", ElementType.Int16, 0, 2, 4), Tensors[1]), "net.netgen: the tensor Logits.weight is int16; "),
        File("NG3007", Write(ParameterFiles.Tensor("Logits.weight", ElementType.Float32, float.NaN, 2, 4), Tensors[1]), "net.netgen: the tensor Logits.weight has a value that is not a finite number at index 0"),
        File("NG3008", Write(Tensors).Replace("data 32 crc32 ", "data 33 crc32 "), "net.netgen(3): "),
        File("NG3009", Write(Tensors).Replace("end 2", "# 2"), "net.netgen(8): the file ends after line 8"),
        File("NG3010", Write(Tensors).Replace("netgen-parameters 1", "netgen-parameters 9"), "net.netgen(1): the file has version 9; this NetGen reads version 1"),
        new("NG3011", """
            using NetGen;
            [Network(Precision = Precision.Int8), Weights(«"net.netgen"»)]
            public static partial class Net
            {
                [Input(4)] static partial void Samples();
                [Relu] static partial void Positive();
            }
            """, "net.netgen: ") { Files = [new TextFile("net.netgen", "netgen-parameters 1\nvalue Positive int8 scale 0.1 zero 0\nend 0 tensors 1 values\n")] },
        new("NG3012", """
            using NetGen;
            [Network(Precision = Precision.Int8), Weights(«"net.netgen"»)]
            public static partial class Net
            {
                [Input(4)] static partial void Samples();
                [Relu] static partial void Positive();
            }
            """, "net.netgen: ") { Files = [new TextFile("net.netgen", "netgen-parameters 1\nvalue Samples int8 scale 0.1 zero 300\nvalue Positive int8 scale 0.1 zero 0\nend 0 tensors 2 values\n")] },
        File("NG3012", "netgen-parameters 1\nvalue A int8 scale -0.1 zero 0\nend 0 tensors 1 values\n", "net.netgen(2): "),
        new("NG3013", Net("Weights(«\"net.netgen\"»)"), "net.netgen: 2 files of the project end in this name: /other/net.netgen, /project/net.netgen") { Files = [Good, new TextFile("/other/net.netgen", Write(Tensors))] },
    ];

    private static DiagnosticCase File(string id, string text, string says) =>
        new(id, Net("Weights(«\"net.netgen\"»)"), says) { Files = [new TextFile("C:\\project\\net.netgen", text)] };

    private static string Net(string attributes) =>
        "using NetGen;\n[Network, " + attributes + "]\npublic static partial class Net\n{\n    [Input(4)] static partial void Samples();\n    [Dense(2)] static partial void Logits();\n}\n";

    private static string Write(params TensorRecord[] tensors) =>
        ParameterFileWriter.Write(new ParameterFile(tensors.ToEquatableArray(), EquatableArray<ValueRecord>.Empty));
}
