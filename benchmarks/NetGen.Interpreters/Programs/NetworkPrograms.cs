using NetGen.Calibration.Running;
using NetGen.Generator.Emit;
using NetGen.Interpreters.Networks;
using NetGen.TestKit;

namespace NetGen.Interpreters.Programs;

/// <summary>A network's code in both ways of writing it.</summary>
internal sealed class NetworkPrograms
{
    public NetworkPrograms(NetworkCase network)
    {
        Network = network;
        Generated = network.Compile();
        HandSources = HandProgram.Sources(network, Generated.Compiled.Plan!.Graph);
    }

    public NetworkCase Network { get; }

    /// <summary>NetGen's code, in the forms that it chooses.</summary>
    public RunnableNetwork Generated { get; }

    /// <summary>The nested loops.</summary>
    public IReadOnlyList<GeneratedFile> HandSources { get; }

    /// <summary>The nested loops as an assembly with a start of their own.</summary>
    public byte[] AssembleHand() => GeneratedAssembly.Assemble([.. HandSources, new GeneratedFile("Start.cs", Start)]);

    /// <summary>Prepares the loops.</summary>
    private string Start => $$"""
        #pragma warning disable CS1591
        public static class Start
        {
            public static void Run()
            {
                {{string.Join("\n        ", HandProgram.Preparation(Network))}}
            }
        }

        """;
}
