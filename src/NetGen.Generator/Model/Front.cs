namespace NetGen.Generator.Model;

/// <summary>The layers of another network that run in front of a network's own, as far as the network must know them: their code is the other network's.</summary>
/// <param name="Network">The other network's name.</param>
/// <param name="Class">Its class as code elsewhere names it: "global::Demo.Gestures".</param>
/// <param name="UpTo">The last of the layers.</param>
/// <param name="Type">What it gives, with its quantization where that is known.</param>
public sealed record Front(string Network, string Class, string UpTo, TensorType Type)
{
    /// <summary>Members of a network's class that run its layers up to one of them begin so.</summary>
    public const string MethodPrefix = "upTo";

    /// <summary>The method that runs the layers, from inputs in the arena to a result in the arena.</summary>
    public string Method => Class + "." + MethodPrefix + UpTo;

    /// <summary>The other network's inputs that the layers read.</summary>
    public EquatableArray<FrontInput> Inputs { get; init; }

    /// <summary>The layers, blocks expanded.</summary>
    public EquatableArray<FrontLayer> Layers { get; init; }

    /// <summary>The other network's arena, as code elsewhere names it.</summary>
    public string Arena => Class + ".arena";

    /// <summary>Values that the arena holds.</summary>
    public long ArenaLength { get; init; }

    /// <summary>Where in the arena the result begins.</summary>
    public int Offset { get; init; }

    /// <summary>Tables that the other network has and others need not have again, by the names of their fields.</summary>
    public EquatableArray<string> Tables { get; init; }

    /// <summary>Whether the code of the layers exists: the other network has its parameters.</summary>
    public bool Runs { get; init; }

    /// <summary>Machine instructions of the layers, one inference; 0 where their code was not looked at.</summary>
    public double Instructions { get; init; }

    /// <summary>Bytes of IL of the layers.</summary>
    public long CodeBytes { get; init; }

    /// <summary>Bytes of IL of all layers of the other network: its class is compiled as a whole.</summary>
    public long NetworkCodeBytes { get; init; }

    /// <summary>Bytes of array initialisers of all its layers.</summary>
    public long NetworkInitialiserBytes { get; init; }

    /// <summary>Bytes of heap of the whole class, its arena among them.</summary>
    public long NetworkRamBytes { get; init; }

    public long Macs => Layers.Sum(static layer => layer.Macs);

    public long WeightBytes => Layers.Sum(static layer => layer.WeightBytes);
}

/// <summary>An input that layers in front read, and where in the arena it begins.</summary>
public sealed record FrontInput(string Name, TensorType Type, int Offset);

/// <summary>A layer in front with its cost.</summary>
public sealed record FrontLayer(string Layer, string Name, string Operator, TensorShape Input, TensorShape Output)
{
    public long Macs { get; init; }

    public long Weights { get; init; }

    public long Biases { get; init; }

    public long Norm { get; init; }

    public long Units { get; init; }

    /// <summary>Bytes of weights and biases.</summary>
    public long WeightBytes { get; init; }

    public long OutputBytes { get; init; }
}
