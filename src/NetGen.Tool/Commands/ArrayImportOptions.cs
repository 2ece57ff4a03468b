using System.CommandLine;
using System.CommandLine.Parsing;
using NetGen.Arrays;
using NetGen.Arrays.Binding;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Tool.Files;
using NetGen.Tool.Networks;

namespace NetGen.Tool.Commands;

/// <summary>The options of <c>netgen import</c> for arrays, and what it does with them.</summary>
internal sealed class ArrayImportOptions
{
    private readonly Option<string[]> declaration = new("--declaration") { Description = "The C# files that declare the network which arrays are for.", AllowMultipleArgumentsPerToken = true };

    private readonly Option<string?> network = new("--network") { Description = "One network, where the files declare several." };

    private readonly Option<string?> map = new("--map") { Description = "A file that says which array a tensor is." };

    private readonly Option<string?> layout = new("--layout") { Description = "The arrays' order of axes: pytorch, keras, netgen or onnx." };

    private readonly Option<bool> inOrder = new("--in-order") { Description = "Layers side by side are in the file in the order of the declaration." };

    private readonly Option<string?> writeMap = new("--write-map") { Description = "Write what is bound as a map file to this path, and no parameters." };

    public ArrayImportOptions() => layout.AcceptOnlyFromAmong([.. Enum.GetValues<TensorLayout>().Select(value => value.Name())]);

    /// <summary>Those that go with --declaration only.</summary>
    public Option[] Others => [network, map, layout, inOrder, writeMap];

    public void AddTo(Command command)
    {
        command.Add(declaration);
        Array.ForEach(Others, command.Add);
    }

    public bool IsGiven(CommandResult result) => result.GetResult(declaration) is { Implicit: false };

    public void Run(ParseResult parsed, string path, string directory, bool force, TextWriter output)
    {
        NamedArrays arrays = NamedArrays.Read(InputFile.ReadBytes(path), path);
        NetworkModel declared = Find(parsed.GetValue(declaration)!, parsed.GetValue(network), out CostedNetwork costed);
        BindingOptions options = new(
            parsed.GetValue(layout) is { } name ? LayoutNames.Find(name) : null,
            parsed.GetValue(inOrder),
            parsed.GetValue(map) is { } mapPath ? ArrayMap.Parse(InputFile.ReadText(mapPath), mapPath) : null);
        ArrayImport import = ArrayImport.Bind(costed.Model, costed.Graph, arrays, path, options);
        if (parsed.GetValue(writeMap) is { } target)
        {
            string folder = Path.GetDirectoryName(target) is { Length: > 0 } parent ? parent : ".";
            OutputFiles.Write(folder, force, OutputFile.Of(Path.GetFileName(target), import.Map));
            output.Write($"{target}: {(import.Problem is null ? "complete" : "to be completed")}\n");
            return;
        }

        ParameterFile parameters = Parameters(import);
        string file = declared.WeightsPath is { } weights ? Path.GetFileName(weights.Replace('\\', '/')) : declared.Name + ".netgen";
        OutputFiles.Write(directory, force, OutputFile.Of(file, ParameterFileWriter.Write(parameters)));
        foreach (string line in import.Report())
        {
            output.Write(line + "\n");
        }

        output.Write($"{Path.Combine(directory, file)}: {parameters.Tensors.Count} tensors\n");
        if (declared.WeightsPath is null)
        {
            output.Write($"{declared.Name} names no parameter file: declare [Weights(\"{file}\")]\n");
        }

        if (declared.Precision != NetworkPrecision.Float32)
        {
            output.Write($"{declared.Name} is declared {declared.Precision}; these are its parameters as float32, to be quantized before it can use them\n");
        }
    }

    private static ParameterFile Parameters(ArrayImport import) => import.Problem is null
        ? import.Parameters()
        : throw new ToolException($"{import.File}: {import.Problem}\n--write-map FILE writes what fits, to be completed by hand; --map FILE reads it");

    /// <summary>The network as declared, and as it is with float32.</summary>
    private static NetworkModel Find(string[] files, string? network, out CostedNetwork costed)
    {
        IReadOnlyList<SourceNetwork> found = DeclarationFiles.Find(files, network);
        if (found.Count > 1)
        {
            throw new ToolException($"the files declare {string.Join(", ", found.Select(item => item.Declaration.Model.FullName))}; say one with --network");
        }

        NetworkModel declared = found[0].Declaration.Model;
        costed = CostedNetwork.Analyze(declared with { Precision = NetworkPrecision.Float32 }, found[0].Declaration.Findings, found[0].PlaceOf);
        return declared;
    }
}
