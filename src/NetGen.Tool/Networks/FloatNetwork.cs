using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Import;
using NetGen.Tool.Files;

namespace NetGen.Tool.Networks;

/// <summary>A network with the parameters that it was trained to.</summary>
internal sealed record FloatNetwork(NetworkModel Model, IParameterSource Parameters)
{
    /// <param name="files">C# files of one declaration, or a TensorFlow Lite model.</param>
    /// <param name="name">The network, where the files declare several.</param>
    /// <param name="parameters">Its parameter file; without it the one that the declaration names, beside it.</param>
    /// <exception cref="ToolException">There is no such network, or several; it has mistakes, or no parameters.</exception>
    public static FloatNetwork Read(string[] files, string? name, string? parameters)
    {
        if (files.Any(ModelFile.IsModel))
        {
            return files.Length == 1 && name is null && parameters is null
                ? Import(files[0])
                : throw new ToolException("a model comes alone: it has its parameters, and one network");
        }

        IReadOnlyList<SourceNetwork> found = DeclarationFiles.Find(files, name);
        if (found.Count > 1)
        {
            throw new ToolException($"the files declare {string.Join(", ", found.Select(network => network.Declaration.Model.FullName))}; choose one with --network");
        }

        SourceNetwork source = found[0];
        NetworkModel model = source.Declaration.Model;
        if (source.Declaration.Findings.Count > 0)
        {
            throw new ToolException(string.Join("\n", source.Declaration.Findings.Select(finding => $"{source.PlaceOf(finding)}: {finding.Id}: {FindingText.Of(finding)}")));
        }

        if (parameters is not null)
        {
            ParameterReading reading = ParameterReading.Read(parameters, InputFile.ReadText(parameters));
            return reading.Problem is { } problem
                ? throw new ToolException($"{parameters}({problem.Line}): {problem.Id}: {problem.Message}")
                : new FloatNetwork(model, new FileParameters(reading.File!));
        }

        (IParameterSource? declared, Finding? missing) = FindParameters.Run(model, CompiledDeclarations.Beside(files), path => ParameterReading.Read(path, InputFile.ReadText(path)));
        return missing is null
            ? new FloatNetwork(model, declared!)
            : throw new ToolException($"{source.PlaceOf(missing)}: {missing.Id}: {FindingText.Of(missing)}");
    }

    private static FloatNetwork Import(string path)
    {
        ImportedNetwork network = ModelImporter.Import(InputFile.ReadBytes(path), path, new ImportOptions(Identifiers.FromFile(path)));
        return new FloatNetwork(network.Model, new FileParameters(network.Parameters));
    }
}
