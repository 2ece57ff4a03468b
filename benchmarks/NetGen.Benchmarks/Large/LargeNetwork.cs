using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Benchmarks.Roslyn;
using NetGen.Generator;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Benchmarks.Large;

/// <summary>A network of the zoo with millions of weights, as a user has it in a project: the block of samples/Zoo, an input of 224 x 224 x 3, a parameter file with random numbers.</summary>
/// <param name="name">The block's name; its file in samples/Zoo is the one whose name the block's begins with.</param>
/// <param name="precision">Float32 or Int8.</param>
public sealed class LargeNetwork(string name, NetworkPrecision precision)
{
    private const string ParametersFile = "Large.netgen";
    private const int Seed = 1;

    private readonly Lazy<NetworkModel> model = new(() => DeclaredNetwork.ReadAll([Block(name), Declaration(name, precision)]).Single().Model);

    /// <summary>The blocks that are measured.</summary>
    public static IReadOnlyList<string> Names { get; } = ["SqueezeNetV11", "MobileNetV1"];

    /// <summary>Block and precision.</summary>
    public string Name { get; } = $"{name} {precision}";

    /// <summary>The declared network.</summary>
    public NetworkModel Model => model.Value;

    /// <summary>The numbers of every tensor and value of the network.</summary>
    public ParameterFile Parameters()
    {
        RecordingSource source = new(new RandomParameters(Seed));
        EquatableArray<Finding> findings = Compiler.Check(Model, source);
        return findings.Count == 0 ? source.File : throw new InvalidOperationException(string.Join("; ", findings));
    }

    /// <summary>The project: the zoo's block, and a network made of it.</summary>
    internal CSharpCompilation Project() => Roslyn.Project.Compile(Roslyn.Project.Parse(Block(name), name + ".cs"), Roslyn.Project.Parse(Declaration(name, precision), "Large.cs"));

    /// <summary>The project's parameter file.</summary>
    internal TextFile ParameterText() => new(ParametersFile, ParameterFileWriter.Write(Parameters()));

    /// <summary>Runs the generator, with nothing cached.</summary>
    internal static GeneratorDriver Generate(CSharpCompilation project, TextFile parameters) =>
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], [parameters], Roslyn.Project.ParseOptions).RunGenerators(project);

    /// <summary>The file of the zoo without the networks in it.</summary>
    private static string Block(string name)
    {
        string path = Directory.EnumerateFiles(Repository.Combine("samples", "Zoo"), "*.cs").Single(path => name.StartsWith(Path.GetFileNameWithoutExtension(path), StringComparison.Ordinal));
        string text = File.ReadAllText(path);
        int networks = text.IndexOf("\n[Network", StringComparison.Ordinal);
        return text[..networks];
    }

    private static string Declaration(string name, NetworkPrecision precision) => $$"""
        using NetGen;

        namespace Zoo;

        [Network(Precision = Precision.{{precision}}), Weights("{{ParametersFile}}")]
        public static partial class Large
        {
            [Input(224, 224, 3)] static partial void Image();
            [{{name}}] static partial void Body();
        }
        """;
}
