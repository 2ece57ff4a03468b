namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Mistakes in declarations.</summary>
internal static class DeclarationCases
{
    private const string Dense = "[Dense(2)] static partial void Logits();";
    private const string Input = "[Input(4)] static partial void Samples();";

    public static readonly DiagnosticCase[] All =
    [
        new("NG1001", $$"""
            using NetGen;
            [Network, Weights(Seed = 1)]
            public partial class «Net»
            {
                {{Input}}
                {{Dense}}
            }
            """, "a network is a static partial class; declare it as 'static partial class Net'"),
        new("NG1001", $$"""
            using NetGen;
            [Network, Weights(Seed = 1)]
            public static class «Net»
            {
                {{Input}}
                {{Dense}}
            }
            """, "static partial class") { CompilerErrors = true },
        new("NG1002", Net("[Input(4)] static void «Samples»() { }", Dense), "this method is not partial"),
        new("NG1002", Net("[Input(4)] static partial void «Samples»(int count);", Dense), "this method has parameters"),
        new("NG1002", Net("[Input(4)] partial void «Samples»();", Dense), "this method is not static") { CompilerErrors = true },
        new("NG1002", Net(Input, "[Dense(2)] static partial void «Logits»();\n    static partial void Logits() { }"), "this method has a body; the generator writes it"),
        new("NG1003", Net(Input, "[Dense(2, «From = \"Sample\"»)] static partial void Logits();"), "Logits: there is no layer \"Sample\"; did you mean Samples?"),
        new("NG1003", Net(Input, Dense, "[Add(nameof(Logits), «\"Missing\"»)] static partial void Sum();"), "Sum: there is no layer \"Missing\""),
        new("NG1003", Net(Input, Dense, "[Add(new[] { nameof(Logits), «\"Missing\"» })] static partial void Sum();"), "Sum: there is no layer \"Missing\""),
        new("NG1003", Net("[Input(8, 8, 4)] static partial void Image();", "[Split(2)] static partial void Halves();", "[Relu(«From = \"Halves.2\"»)] static partial void Third();"), "Halves has 2 outputs"),
        new("NG1004", Net("[Input(8, 8, 3)] static partial void Image();", "[«Conv2D(4, 9, Padding = Padding.Valid)»] static partial void Stem();"), "Stem: a window of 9x9 does not fit into 8x8"),
        new("NG1005", Net(Input, "[Dense(4, From = nameof(B))] static partial void A();", "[Dense(4, «From = nameof(A)»)] static partial void B();"), "depends on itself: "),
        new("NG1006", Net(Input, Dense, "[Dense(3)] static partial void «Logits»();"), "has a layer of this name already") { CompilerErrors = true },
        new("NG1007", Net("[Input(8, 8, 3)] static partial void Image();", "[Conv2D(4, 3, «Groups = 2»)] static partial void Stem();"), "Stem: "),
        new("NG1008", Net(Input, "[Dense(«0»)] static partial void Logits();"), "Logits: Units is 0; it must be at least 1"),
        new("NG1008", Net("[Input(8, 8, 3)] static partial void Image();", "[Conv2D(4, 3, «Padding = (Padding)17»)] static partial void Stem();"), "Stem: Padding is 17; it must be one of Same, Valid, Symmetric, Explicit"),
        new("NG1008", Net("[Input(8, 8, 3)] static partial void Image();", "[Conv2D(«kernel: -1», channels: 4)] static partial void Stem();"), "Stem: Kernel is -1"),
        new("NG1008", $$"""
            using NetGen;
            [Network(«Precision = (Precision)9»), Weights(Seed = 1)]
            public static partial class Net
            {
                {{Input}}
                {{Dense}}
            }
            """, "Net: Precision is 9; it must be one of Float32, Int8"),
        new("NG1008", $$"""
            using NetGen;
            [Network, Weights(Seed = 1), Target(«(Board)99»)]
            public static partial class Net
            {
                {{Input}}
                {{Dense}}
            }
            """, "Net: Board is 99; it must be one of None, Esp32"),
        new("NG1008", $$"""
            using NetGen;
            [Network, Weights(Seed = 1), Budget(«Macs = -1»)]
            public static partial class Net
            {
                {{Input}}
                {{Dense}}
            }
            """, "Net: Macs is -1; a limit is a positive number"),
        new("NG1008", $$"""
            using NetGen;
            [Network, Weights(«""»)]
            public static partial class Net
            {
                {{Input}}
                {{Dense}}
            }
            """, "the name of the parameter file is empty"),
        new("NG1008", Net(Input, "[Dense(2)][Unroll(«(Form)99»)] static partial void Logits();"), "Logits: Form is 99; it must be one of Auto, Loop, Constants"),
        new("NG1009", Net("[«Dense(2)»] static partial void Logits();", Input), "Logits: there is no layer above it"),
        new("NG1010", """
            using NetGen;
            [Network, Weights(Seed = 1)]
            public static partial class «Net»
            {
            }
            """, "the network has no layers"),
        new("NG1011", Net(Input, "[Dense(2)][«Softmax»] static partial void Logits();"), "Logits: it is a Dense already; Softmax is a layer of its own"),
        new("NG1012", Net(Input, "[Dense(2)] static partial void «Infer»();"), "the generated part of Net has a member of this name"),
        new("NG1012", Net(Input, Dense, "public const int «Macs» = 3;"), "the generated part of Net has a member of this name"),
        new("NG1012", Net(Input, "[Dense(2)] static partial void «@base»();"), "base: a word of the language cannot name a layer"),
        new("NG1013", Net("[Input(8, 8, 3)] static partial void Image();", "[Conv2D(4, 3, Padding = Padding.Same, «Pads = new[] { 1, 1, 1, 1 }»)] static partial void Stem();"), "Stem: Pads gives the padding explicitly, but Padding says Same"),
        new("NG1013", $$"""
            using NetGen;
            [Network, Weights("net.netgen", «Seed = 4»)]
            public static partial class Net
            {
                {{Input}}
                {{Dense}}
            }
            """, "the parameters come from a file; Seed asks for random ones") { Files = [BudgetAndParameterCases.Good] },
        new("NG1014", Net(Input, Dense, "[«Multiply(nameof(Samples), nameof(Logits), nameof(Samples))»] static partial void Product();"), "Product: Multiply joins two layers"),
        new("NG1015", $$"""
            using NetGen;
            public class Outer
            {
                [Network, Weights(Seed = 1)]
                public static partial class «Net»
                {
                    {{Input}}
                    {{Dense}}
                }
            }
            """, "the type around it, Outer, is not partial"),
        new("NG1015", $$"""
            using NetGen;
            [Network, Weights(Seed = 1)]
            public static partial class «Net»<T>
            {
                {{Input}}
                {{Dense}}
            }
            """, "a network cannot be generic"),
        new("NG1016", Net("[Input(65536)] static partial void Samples();", "[«Dense(65536)»] static partial void Logits();"), "Logits: a tensor of 65536x65536 has more than 2147483647 values"),
        new("NG1016", """
            using NetGen;
            [Network, «Weights(Seed = 1)»]
            public static partial class Net
            {
                [Input(8192)] static partial void Samples();
                [Dense(8192)] static partial void Logits();
            }
            """, "Net: the network has 67,108,864 weights; code is generated for at most 8,388,608"),
        new("NG1017", Net(Input, "[«Dense(3)»] static partial void Side();", "[Dense(2, From = nameof(Samples))] static partial void Logits();"), "Side: no output depends on it"),
        new("NG1018", """
            using NetGen;
            public static partial class Net
            {
                [«Dense(2)»] static partial void Logits();
            }
            """, "Logits: it has a layer's attribute, but Net is no network; mark Net with [Network]"),
    ];

    private static string Net(params string[] members) =>
        "using NetGen;\n[Network, Weights(Seed = 1)]\npublic static partial class Net\n{\n    " + string.Join("\n    ", members) + "\n}\n";
}
