namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Mistakes in declarations.</summary>
internal static class DeclarationCases
{
    private const string Dense = "[Dense(2)] static partial void Logits();";
    private const string Input = "[Input(4)] static partial void Samples();";

    private const string Sound = "[Input(16000, 1)] static partial void Sound();";
    private const string Mels = "[LogMel(20)] static partial void Mels();";

    private const string DetectorInputs = "[Input(3, 3, 2)] static partial void Map(); [Input(27, 4)] static partial void Loc(); [Input(27, 3)] static partial void Scores();";

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
        new("NG1004", Net(Input, "[ArgMax] static partial void Best();", "[«Relu»] static partial void Bend();"), "Bend: Best gives indices, 32-bit integers, which Relu does not take"),
        new("NG1004", Net(Input, "[ArgMax] static partial void Best();", "[Dense(2, «From = nameof(Best)»)] static partial void Logits();"), "Logits: Best gives indices"),
        new("NG1004", Net("[Input(2, 2)] static partial void Samples();", "[ArgMax] static partial void Best();", "[Reshape(2, 1)] static partial void Column();", "[Concat(nameof(Samples), «nameof(Column)»)] static partial void Both();"), "Both: Column gives indices"),
        new("NG1004", Net(DetectorInputs.Replace("27, 4", "27, 5", StringComparison.Ordinal), "[SsdDetector(«nameof(Loc)», nameof(Scores), nameof(Map))] static partial void Found();"), "Found: the locations are 27x5; a box has 4 values"),
        new("NG1004", Net(DetectorInputs.Replace("27, 3", "9, 3", StringComparison.Ordinal), "[SsdDetector(nameof(Loc), «nameof(Scores)», nameof(Map))] static partial void Found();"), "Found: there are locations of 27 boxes (27x4) and scores of 9 (9x3); both must be of the same boxes"),
        new("NG1004", Detector("[SsdDetector(nameof(Loc), nameof(Scores), «nameof(Map)», nameof(Map))]"), "Found: the maps have 81 prior boxes (3 x 3 x 3 + 3 x 3 x 6), and the locations are of 27 (27x4)"),
        new("NG1003", Detector("[SsdDetector(nameof(Loc), nameof(Scores), nameof(Map), «\"Mapp\"»)]"), "Found: there is no layer \"Mapp\"; did you mean Map?"),
        new("NG1008", Net(Input, "[TopK(«2000»)] static partial void Best();"), "Best: K is 2000; the input is "),
        new("NG1008", Net(Input, "[TopK(«0»)] static partial void Best();"), "Best: K is 0; it must be at least 1"),
        new("NG1008", Detector("[SsdDetector(nameof(Loc), nameof(Scores), nameof(Map), «Background = 3»)]"), "Found: Background is 3 of 3 scores; it must be from -1, for none, to 2"),
        new("NG1008", Detector("[SsdDetector(nameof(Loc), nameof(Scores), nameof(Map), Convention = SsdConvention.Caffe, «MinSizes = new[] { 0.2f, 0.4f }»)]"), "Found: MinSizes has 2 values for 1 maps; it must have one for each"),
        new("NG1008", Detector("[SsdDetector(nameof(Loc), nameof(Scores), nameof(Map), BoxesPerCell = new[] { 2 }, «Anchors = new[] { 0.2f, 0.4f, 0.5f }»)]"), "Found: Anchors has 3 values; 2 boxes (BoxesPerCell) have 4, a height and a width each"),
        new("NG1008", Detector("[SsdDetector(nameof(Loc), nameof(Scores), nameof(Map), «AspectRatios = new[] { 1f, -2f }»)]"), "Found: item 1 of AspectRatios is -2; it must be from "),
        new("NG1008", Detector("[SsdDetector(nameof(Loc), nameof(Scores), nameof(Map), «Variances = new[] { 0.1f }»)]"), "Found: Variances has 1 values; it must have 4"),
        new("NG1013", Detector("[SsdDetector(nameof(Loc), nameof(Scores), nameof(Map), «Convention = SsdConvention.Caffe»)]"), "Found: Caffe's prior boxes want MinSizes, a size for each map; or give Anchors and BoxesPerCell"),
        new("NG1014", Detector("[«SsdDetector(nameof(Loc), nameof(Scores))»]"), "Found: SsdDetector reads Locations, Scores, Maps"),
        new("NG1004", $$"""
            using NetGen;
            [Network(Precision = Precision.Int8), Weights(Seed = 1)]
            public static partial class Net
            {
                {{DetectorInputs}}
                [SsdDetector(nameof(Loc), nameof(Scores), nameof(Map))] static partial void Found();
                [«Softmax»] static partial void Y();
            }
            """, "Y: Found gives floats, which Softmax does not take; read a layer before it"),
        new("NG1004", Net(Input, "[Dense(40)] static partial void Wide();", "[LogMel(20, «From = nameof(Wide)»)] static partial void Mels();"), "Mels: LogMel takes samples, 16-bit integers, and reads an input of the network itself; Wide gives values of the network"),
        new("NG1004", Net(Sound, Mels, "[Dense(4, «From = nameof(Sound)»)] static partial void Other();", "[Flatten(From = nameof(Mels))] static partial void Row();", "[Output(From = nameof(Other))] static partial void Second();", "[Output(From = nameof(Row))] static partial void First();"), "Other: Sound gives samples, 16-bit integers, which Dense does not take; read a layer before it"),
        new("NG1004", Net("[Input(4, 2, 1)] static partial void Sound();", "[«LogMel(20)»] static partial void Mels();"), "Mels: the input is 4x2x1; it must be samples x 1, or rows of samples, for example [Input(3680, 1)] or [Input(50, 320)]"),
        new("NG1004", Net("[Input(4, 2)] static partial void Sound();", "[«LogMel(20)»] static partial void Mels();"), "Mels: the input has 8 samples; the first frame takes 480"),
        new("NG1004", Net("[Input(400, 1)] static partial void Sound();", "[«LogMel(20)»] static partial void Mels();"), "Mels: the input has 400 samples; the first frame takes 480"),
        new("NG1008", Net(Sound, "[LogMel(20, «Window = 401»)] static partial void Mels();"), "Mels: Window is 401; it must be even"),
        new("NG1008", Net(Sound, "[LogMel(20, «Hop = 481»)] static partial void Mels();"), "Mels: Hop is 481; it must be from 1 to 480"),
        new("NG1008", Net(Sound, "[LogMel(20, «HighFrequency = 9000»)] static partial void Mels();"), "Mels: HighFrequency is 9000; it must be from 0 to 8000"),
        new("NG1013", Net(Sound, "[LogMel(20, «LowFrequency = 5000», HighFrequency = 4000)] static partial void Mels();"), "Mels: the bands would lie between 5000 and 4000 Hz; LowFrequency must be below HighFrequency"),
        new("NG1013", Net(Sound, "[LogMel(«128»)] static partial void Mels();"), "holds no bin of the transform, which are 31 Hz apart; take fewer Mels or a longer Window"),
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
        new("NG1008", Net(Input, "[Dense(2)][Unroll(«(Form)77»)] static partial void Logits();"), "Logits: Form is 77; it must be one of Auto, Loop, Constants"),
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
        new("NG1012", Net("[Input(4)] static partial void Left();", "[Input(4)] static partial void Right();", "[Add(nameof(Left), nameof(Right))] static partial void «LeftLength»();"), "LeftLength: the generated part of Net has a member of this name"),
        new("NG1012", Net("[Input(4)] static partial void Left();", "[Input(4)] static partial void «Output»();", "[Add(nameof(Left), nameof(Output))] static partial void Sum();"), "Output: the generated part of Net has OutputLength already"),
        new("NG1012", Net("[Input(4)] static partial void Left();", "[Input(4)][Output] static partial void «Right»();", "[Output][Add(nameof(Left), nameof(Right))] static partial void Sum();"), "Right: the generated part of Net has RightLength already"),
        new("NG1012", Net("[Input(4)] static partial void «Arena»();", "[Input(4)] static partial void Right();", "[Add(nameof(Arena), nameof(Right))] static partial void Sum();"), "Arena: the generated part of Net has ArenaLength already"),
        new("NG1012", Net("[Input(4)] static partial void Samples();", "[Output][Split(2)] static partial void Halves();", "[Output][Relu(From = \"Halves.0\")] static partial void «Halves_0»();"), "Halves_0: the generated part of Net has a member of this name"),
        new("NG1012", Net("[Input(4)] static partial void Samples();", "[Output][Relu] static partial void Up();", "[Output][Dense(2)] static partial void Down();", "public static float «UpScale»;"), "UpScale: the generated part of Net has a member of this name"),
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
        new("NG1013", $$"""
            using NetGen;
            [Network, Weights(Seed = 1), «StoredWeights»]
            public static partial class Net
            {
                {{Input}}
                {{Dense}}
                private static partial void ReadWeights(int offset, byte[] buffer, int count) { }
            }
            """, "Net: stored weights are those of int8 networks, and Net computes in Float32"),
        new("NG1008", $$"""
            using NetGen;
            [Network(Precision = Precision.Int8), Weights(Seed = 1), StoredWeights(«BufferBytes = 32»)]
            public static partial class Net
            {
                {{Input}}
                {{Dense}}
                private static partial void ReadWeights(int offset, byte[] buffer, int count) { }
            }
            """, "Net: BufferBytes is 32; a buffer has from 64 to 65536 bytes"),
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
            [Network, Weights(Seed = 1)]
            public static partial class «Net»
            {
                [Input(4096, 4096, 100)] static partial void Image();
                [MaxPool(3, Stride = 1, Padding = Padding.Same)] static partial void Peaks();
            }
            """, "Net: 3,355,443,200 activation values are alive at one time; an array holds at most 2,147,483,591"),
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
        Board("", "«\"Acme\"»", "NG1019", "Net: the project declares no board \"Acme\"; declare it with [assembly: BoardProfile(\"Acme\", ...)], or target one of Board's members"),
        Board("[assembly: BoardProfile(\"Acme\", Board.Esp32)]", "«\"acme\"»", "NG1019", "Net: the project declares no board \"acme\"; it declares Acme"),
        Board("", "«\"Esp32\"»", "NG1019", "write [Target(Board.Esp32)]"),
        Board("[assembly: BoardProfile(«\"Esp32\"», Profile.NanoFramework)]", "Board.Esp32", "NG1020", "Esp32: NetGen knows a board of this name"),
        Board("[assembly: BoardProfile(\"Acme\", Board.Esp32)]\n[assembly: BoardProfile(«\"Acme\"», Board.Esp32S3)]", "\"Acme\"", "NG1020", "Acme: the project declares a board of this name already"),
        Board("[assembly: BoardProfile(«\" \"», Board.Esp32)]", "Board.Esp32", "NG1008", "BoardProfile: the name of a board is not empty"),
        Board("[assembly: BoardProfile(\"Acme\", «(Board)99»)]", "\"Acme\"", "NG1008", "Acme: Basis is 99; it must be one of None, Esp32, "),
        Board("[assembly: BoardProfile(\"Acme\", «(Profile)9»)]", "\"Acme\"", "NG1008", "Acme: Profile is 9; it must be one of DotNet, NanoFramework, Meadow"),
        Board("[assembly: BoardProfile(\"Acme\", Board.Esp32, ClockMHz = 160, «HeapBytes = -1»)]", "\"Acme\"", "NG1008", "Acme: HeapBytes is -1; it must be positive; leave out what is not known"),
        Board("[assembly: BoardProfile(\"Acme\", Board.Esp32, «Math = (MathSupport)7»)]", "\"Acme\"", "NG1008", "Acme: Math is 7; it must be one of None, Light, Single, Double"),
        new("NG1021", """
            using NetGen;
            [Network, Weights(Seed = 1), Target(Board.RaspberryPiPico)]
            public static partial class Net
            {
                [Input(4)] static partial void Samples();
                [Dense(2)] static partial void Logits();
            }
            static class Angles
            {
                static double Of(double x, double y) { return System.Math.Abs(x) + «System.Math.Atan2(y, x)»; }
            }
            """, "Of: Math.Atan2 is not on RaspberryPiPico: it throws NotImplementedException there; of System.Math its firmware has Abs, ") { IsNanoFramework = true },
        new("NG1008", """
            using NetGen;
            [Network, Weights(Seed = 1), Target(Board.Esp32), Budget(«ReserveBytes = 70_000»)]
            public static partial class Net
            {
                [Input(4)] static partial void Samples();
                [Dense(2)] static partial void Logits();
            }
            """, "Net: ReserveBytes is 70000; of 65535 bytes it leaves nothing to the network"),
    ];

    private static DiagnosticCase Board(string declared, string target, string id, string says) => new(
        id,
        $"using NetGen;\n{declared}\n[Network, Weights(Seed = 1), Target({target})]\npublic static partial class Net\n{{\n    [Input(4)] static partial void Samples();\n    [Dense(2)] static partial void Logits();\n}}\n",
        says);

    private static string Detector(string attribute) => Net(DetectorInputs, attribute + " static partial void Found();");

    private static string Net(params string[] members) =>
        "using NetGen;\n[Network, Weights(Seed = 1)]\npublic static partial class Net\n{\n    " + string.Join("\n    ", members) + "\n}\n";
}
