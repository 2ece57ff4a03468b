using System.CommandLine;
using NetGen.Generator.Parameters;
using NetGen.Import;
using NetGen.Import.Writing;
using NetGen.Tool.Files;
using NetGen.Tool.Networks;

namespace NetGen.Tool.Commands;

/// <summary><c>netgen import model.tflite --name X</c>: writes X.cs and X.netgen.</summary>
internal static class ImportCommand
{
    public static Command Create(TextWriter output)
    {
        Argument<string> model = new("model") { Description = "The TensorFlow Lite model." };
        Option<string> name = new("--name") { Description = "The class to declare; also the names of the files.", Required = true };
        Option<string> space = new("--namespace") { Description = "The namespace of the class.", DefaultValueFactory = _ => "" };
        Option<string> directory = new("--output") { Description = "The folder to write to.", DefaultValueFactory = _ => "." };
        Option<string> board = new("--board") { Description = "The board whose limits are the budget, a member of NetGen.Board.", DefaultValueFactory = _ => "None" };
        Option<bool> force = new("--force") { Description = "Replace files that exist." };
        Command command = new("import", "Writes a trained model as a declaration (NAME.cs) and its parameters (NAME.netgen).") { model, name, space, directory, board, force };
        command.SetAction(parsed =>
        {
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

    private static void Run(string path, ImportOptions options, string directory, bool force, TextWriter output)
    {
        ImportedNetwork network = ModelImporter.Import(InputFile.ReadBytes(path), path, options);
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
