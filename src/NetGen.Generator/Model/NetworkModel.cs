namespace NetGen.Generator.Model;

/// <summary>A declared network: all that the compiler needs to know of the class, as comparable data.</summary>
public sealed record NetworkModel(string Name, EquatableArray<LayerModel> Layers)
{
    /// <summary>The namespace; empty for the global one.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Headers of the types around the class, outermost first: "public static partial class Outer".</summary>
    public EquatableArray<string> ContainingTypes { get; init; }

    /// <summary>"public static partial class Gestures".</summary>
    public string Header { get; init; } = "";

    public NetworkPrecision Precision { get; init; }

    public CodeProfile Profile { get; init; }

    /// <summary>The target board; the one called "None" without.</summary>
    public BoardLimits Target { get; init; } = BoardTable.None;

    /// <summary>Name of the target board: a member of NetGen.Board, or what the project declares.</summary>
    public string Board => Target.Board;

    public BudgetModel Budget { get; init; } = new();

    /// <summary>The form demanded for all layers with <c>[Unroll]</c> on the class; "Auto" without.</summary>
    public string Form { get; init; } = "Auto";

    /// <summary>Whether all loops over time are written step by step.</summary>
    public bool UnrollTime { get; init; }

    /// <summary>When layers run row by row.</summary>
    public RowStreaming Streaming { get; init; }

    /// <summary>Whether the network runs over a stream, a row of its inputs a step.</summary>
    public bool IsStreaming { get; init; }

    /// <summary>Whether the caller puts inputs into the arena and takes outputs out of it.</summary>
    public bool InArena { get; init; }

    /// <summary>Bytes of weights that are read from storage at once; 0 where all weights lie in the assembly.</summary>
    public int StoredBlock { get; init; }

    public NetworkScaling Scaling { get; init; } = new();

    /// <summary>What convolutions have that do not say otherwise.</summary>
    public EquatableArray<Argument> ConvolutionDefaults { get; init; }

    /// <summary>The layers up to which other networks use this one.</summary>
    public EquatableArray<FrontCut> Cuts { get; init; }

    /// <summary>The layers of another network that run in front; null without a backbone, and where the other network cannot be used.</summary>
    public Front? Front { get; init; }

    /// <summary>The parameter file named by <c>[Weights]</c>.</summary>
    public string? WeightsPath { get; init; }

    /// <summary>The seed of random parameters, where <c>[Weights(Seed = ...)]</c> asks for them.</summary>
    public int? WeightsSeed { get; init; }

    /// <summary>"Demo.Outer.Gestures": unique in the project, the base of file names.</summary>
    public string FullName
    {
        get
        {
            IEnumerable<string> parts = ContainingTypes.Select(header => header.Substring(header.LastIndexOf(' ') + 1));
            IEnumerable<string> all = (Namespace.Length == 0 ? [] : new[] { Namespace }).Concat(parts).Concat(new[] { Name });
            return string.Join(".", all);
        }
    }
}
