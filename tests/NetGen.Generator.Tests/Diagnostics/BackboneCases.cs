namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Backbones that cannot be used.</summary>
internal static class BackboneCases
{
    private const string First = "First";

    private static readonly string Layers = """
        [Input(8, 8, 2)] static partial void Image();
        [Conv2D(4, 3)] static partial void Stem();
        [Split(2)] static partial void Halves();
        [GlobalAveragePool(From = "Halves.1")] static partial void Pool();
        [Dense(3)] static partial void Logits();
        [ArgMax] static partial void Best();
        """;

    public static readonly DiagnosticCase[] All =
    [
        Use("Backbone(typeof(First), «UpTo = \"Pol\"»)", "Front: First has no layer Pol; did you mean Pool?"),
        Use("Backbone(typeof(First), «UpTo = \"Image\"»)", "Image is an input of First"),
        Use("Backbone(typeof(First), «UpTo = \"Halves\"»)", "Halves has several outputs"),
        Use("Backbone(typeof(First), «UpTo = \"Best\"»)", "Best gives indices"),
        Use("Backbone(typeof(First), «UpTo = \"Named\"»)", "Named names an output of First and is no layer", front: Layers + "[Output] static partial void Named();"),
        Use("«Backbone(typeof(First))»", "write UpTo = nameof(First.Layer)"),
        Use("Backbone(«typeof(string)», UpTo = \"Pool\")", "String is in another assembly, System.Private.CoreLib, and a backbone is a network of this project"),
        Use("Backbone(«typeof(Plain)», UpTo = \"Pool\")", "Plain is no network", head: "[Dense(2)] static partial void Kinds(); public class Plain { }"),
        Use("Backbone(«typeof(int[])», UpTo = \"Pool\")", "it names no class"),
        Use("Backbone(«typeof(Second)», UpTo = \"Pool\")", "a network cannot be its own backbone"),
        Use("Backbone(«typeof(First)», UpTo = \"Pool\")", "First computes in Int8, Second in Float32", network: "Precision = Precision.Int8"),
        Use("Backbone(«typeof(First)», UpTo = \"Pool\")", "First is for the profile Meadow, that of Second for DotNet", attributes: ", Target(Profile.Meadow)"),
        Use("«Backbone(typeof(First), UpTo = \"Pool\")»", "take [Input] away from Other", head: "[Input(4)] static partial void Other(); [Dense(2)] static partial void Kinds();"),
        Use("Backbone(typeof(First), UpTo = \"Pool\")", "Front is the network's backbone already", head: "[Dense(2)] static partial void Kinds(); [«Backbone(typeof(First), UpTo = \"Stem\")»] static partial void Again();"),
        Use("Dense(2)", "a backbone is the first layer; declare it above Front", head: "[«Backbone(typeof(First), UpTo = \"Pool\")»] static partial void Behind();"),

        // The first network's inputs are the second's: their names are taken there, too.
        new("NG1012", """
            using NetGen;
            [Network, Weights(Seed = 1)]
            public static partial class First
            {
                [Input(4)] static partial void Left();
                [Input(4)] static partial void Right();
                [Add(nameof(Left), nameof(Right))] static partial void Sum();
                [Dense(2)] static partial void Logits();
            }
            [Network, Weights(Seed = 1)]
            public static partial class Second
            {
                [Backbone(typeof(First), UpTo = "Sum")] static partial void Front();
                [Dense(2)] static partial void «LeftLength»();
            }
            """, "LeftLength: the generated part of Second has a member of this name"),
        new("NG1012", """
            using NetGen;
            [Network, Weights(Seed = 1)]
            public static partial class First
            {
                [Input(4)] static partial void Samples();
                [Dense(6)] static partial void Stem();
                [Dense(2)] static partial void «upToStem»();
            }
            """, "upToStem: the generated part of First has a member of this name"),

        // One of the two circles back: neither a chain nor a circle of backbones is taken.
        new("NG1024", """
            using NetGen;
            [Network, Weights(Seed = 1)]
            public static partial class First
            {
                [Backbone(«typeof(Second)», UpTo = "Kinds")] static partial void Front();
                [Dense(2)] static partial void Logits();
            }
            [Network, Weights(Seed = 1)]
            public static partial class Second
            {
                [Backbone(typeof(Third), UpTo = "Stem")] static partial void Front();
                [Dense(2)] static partial void Kinds();
            }
            [Network, Weights(Seed = 1)]
            public static partial class Third
            {
                [Input(4)] static partial void Samples();
                [Dense(2)] static partial void Stem();
            }
            """, "Second has a backbone itself"),

        // A mistake in front is reported there, and once.
        new("NG1004", """
            using NetGen;
            [Network, Weights(Seed = 1)]
            public static partial class First
            {
                [Input(4)] static partial void Samples();
                [«Conv2D(2, 3)»] static partial void Stem();
                [Dense(2)] static partial void Logits();
            }
            [Network, Weights(Seed = 1)]
            public static partial class Second
            {
                [Backbone(typeof(First), UpTo = "Stem")] static partial void Front();
                [Dense(2)] private static partial void Kinds();
                public static int Run(float[] given) => Second.Classify(given) + Second.OutputLength + First.Classify(given);
            }
            """, "Stem"),
        new("NG3002", """
            using NetGen;
            [Network, Weights(«"absent.netgen"»)]
            public static partial class First
            {
                [Input(4)] static partial void Samples();
                [Dense(2)] static partial void Stem();
            }
            [Network, Weights(Seed = 1)]
            public static partial class Second
            {
                [Backbone(typeof(First), UpTo = "Stem")] static partial void Front();
                [Dense(2)] static partial void Kinds();
                public static int Run(float[] given) => Second.Classify(given);
            }
            """, "absent.netgen"),
    ];

    private static DiagnosticCase Use(string attribute, string says, string? head = null, string? front = null, string network = "", string attributes = "") => new("NG1024", $$"""
        using NetGen;
        [Network({{network}}), Weights(Seed = 1){{attributes}}]
        public static partial class {{First}}
        {
            {{front ?? Layers}}
        }
        [Network, Weights(Seed = 1)]
        public static partial class Second
        {
            [{{attribute}}] static partial void Front();
            {{head ?? "[Dense(2)] static partial void Kinds();"}}
        }
        """, says);
}
