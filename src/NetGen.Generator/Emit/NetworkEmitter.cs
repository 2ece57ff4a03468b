using NetGen.Generator.Emit.Vectors;
using NetGen.Generator.Schedule;

namespace NetGen.Generator.Emit;

/// <summary>Prints a plan as source files: the network, and its constants if it has arrays of them.</summary>
public static class NetworkEmitter
{
    public static IReadOnlyList<GeneratedFile> Emit(Plan plan)
    {
        List<GeneratedFile> files = [new GeneratedFile(plan.Model.FullName + ".g.cs", NetworkFile.Write(plan))];
        if (WeightsFile.Write(plan) is { } weights)
        {
            files.Add(new GeneratedFile(plan.Model.FullName + ".Weights.g.cs", weights));
        }

        if (VectorsFile.Write(plan) is { } vectors)
        {
            files.Add(new GeneratedFile(plan.Model.FullName + ".Vectors.g.cs", vectors));
        }

        return files;
    }
}
