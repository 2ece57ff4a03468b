using System.CommandLine;
using System.CommandLine.Parsing;
using NetGen.Generator.Parameters;
using NetGen.Import;
using NetGen.Import.Writing;
using NetGen.Tool.Files;
using NetGen.Tool.Networks;

namespace NetGen.Tool.Commands;

/// <summary>
/// <c>netgen import model.tflite --name X</c>: writes X.cs and X.netgen. <c>netgen import weights.npz --declaration X.cs</c>: writes X.netgen for a network that is declared
/// by hand.
/// </summary>
internal static class ImportCommand
{
    public static Command Create(TextWriter output)
    {
        Argument<string> model = new("model") { Description = "The TensorFlow Lite model, or a file of arrays: .npz, .npy, .safetensors." };
        Option<string?> name = new("--name") { Description = "The class to declare; also the names of the files." };
        Option<string> space = new("--namespace") { Description = "The namespace of the class.", DefaultValueFactory = _ => "" };
        Option<string> directory = new("--output") { Description = "The folder to write to.", DefaultValueFactory = _ => "." };
        Option<string> board = new("--board") { Description = "The board whose limits are the budget, a member of NetGen.Board.", DefaultValueFactory = _ => "None" };
        Option<bool> force = new("--force") { Description = "Replace files that exist." };
        ArrayImportOptions arrays = new();
        Command command = new("import", "Writes a trained model as a declaration (NAME.cs) and its parameters (NAME.netgen), or the parameters of a declared network from arrays.")
        {
            model, name, space, directory, board, force,
        };
        arrays.AddTo(command);
        Option[] models = [name, space, board];
        command.Validators.Add(result => CheckOptions(result, name, models, arrays));
        command.SetAction(parsed =>
        {
            if (arrays.IsGiven(parsed.CommandResult))
            {
                arrays.Run(parsed, parsed.GetValue(model)!, parsed.GetValue(directory)!, parsed.GetValue(force), output);
                return 0;
            }

            ImportOptions options = new(Identifiers.CheckClass(parsed.GetValue(name)!))
            {
                Namespace = Identifiers.CheckNamespace(parsed.GetValue(space)!),
                Board = BoardNames.Find(parsed.GetValue(board)!).Board,
            };
            Run(parsed.GetValue(model)!, options, parsed.GetValue(directory)!, parsed.GetValue(force), output);
            return 0;
        });
        return command;
    }

    /// <summary>A model wants a name, arrays want a declaration, and neither takes the other's options.</summary>
    private static void CheckOptions(CommandResult result, Option<string?> name, Option[] models, ArrayImportOptions arrays)
    {
        bool isArrays = arrays.IsGiven(result);
        if (!isArrays && result.GetResult(name) is not { Implicit: false })
        {
            result.AddError("Say --name for the class of a model, or --declaration for the network that arrays are for.");
        }

        foreach (Option option in (isArrays ? models : arrays.Others).Where(option => result.GetResult(option) is { Implicit: false }))
        {
            result.AddError($"Option '{option.Name}' goes with {(isArrays ? "a model, not with --declaration" : "--declaration, not with a model")}.");
        }
    }

    private static void Run(string path, ImportOptions options, string directory, bool force, TextWriter output)
    {
        byte[] data = InputFile.ReadBytes(path);
        if (Path.GetExtension(path).ToLowerInvariant() is ".npz" or ".npy" or ".safetensors")
        {
            throw new ToolException($"{path}: arrays have no layers; declare the network in C# and name its file with --declaration instead of --name");
        }

        ImportedNetwork network = ModelImporter.Import(data, path, options);
        if (network.Model.Layers.Any(layer => layer.Name == options.Name))
        {
            throw new ToolException($"--name {options.Name}: a layer of the network has that name, and a member cannot be called as its class; choose another");
        }

        string declaration = options.Name + ".cs";
        string parameters = options.Name + ".netgen";
        OutputFiles.Write(
            directory,
            force,
            OutputFile.Of(declaration, DeclarationWriter.Write(network.Model, Path.GetFileName(path))),
            OutputFile.Of(parameters, ParameterFileWriter.Write(network.Parameters)));
        output.Write($"{Path.Combine(directory, declaration)}: {network.Model.Layers.Count} layers\n");
        output.Write($"{Path.Combine(directory, parameters)}: {network.Parameters.Tensors.Count} tensors, {network.Parameters.Values.Count} values\n");
    }
}
