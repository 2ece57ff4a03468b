using Microsoft.Build.Framework;
using NetGen.Generator.Parameters;
using NetGen.Import;

namespace NetGen.Tasks;

/// <summary>
/// Turns trained models into parameter files, which the generator can read. Written against ITask itself, so that neither
/// MSBuild's version nor its runtime (.NET or .NET Framework) matters.
/// </summary>
public sealed class ConvertNetworkModel : ITask
{
    private const string CannotConvert = "NG3901";
    private const string SameOutput = "NG3902";
    private const string FileProblem = "NG3903";

    /// <summary>Set by MSBuild.</summary>
    public IBuildEngine BuildEngine { get; set; } = null!;

    /// <summary>Set by MSBuild.</summary>
    public ITaskHost HostObject { get; set; } = null!;

    /// <summary>The models.</summary>
    [Required]
    public ITaskItem[] Models { get; set; } = [];

    /// <summary>The parameter files to write, one for each model.</summary>
    [Required]
    public ITaskItem[] Outputs { get; set; } = [];

    /// <summary>Converts all models; a model with a mistake is reported, and the others are converted all the same.</summary>
    public bool Execute()
    {
        bool done = true;
        Dictionary<string, string> sources = new(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < Models.Length; i++)
        {
            string model = Models[i].ItemSpec;
            string output = Outputs[i].ItemSpec;
            if (sources.TryGetValue(output, out string? other))
            {
                done = Fail(SameOutput, model, $"this model and {other} would both become {output}; give the files different names");
            }
            else
            {
                sources.Add(output, model);
                done &= Convert(model, output);
            }
        }

        return done;
    }

    private bool Convert(string model, string output)
    {
        try
        {
            // The parameter file does not depend on the name of the class.
            ImportedNetwork network = ModelImporter.Import(File.ReadAllBytes(model), model, new ImportOptions("Network"));
            ParameterOutput.Write(output, ParameterFileWriter.Write(network.Parameters));
            return true;
        }
        catch (ImportException exception)
        {
            return Fail(CannotConvert, model, exception.Problem);
        }
        catch (IOException exception)
        {
            return Fail(FileProblem, model, exception.Message);
        }
        catch (UnauthorizedAccessException exception)
        {
            return Fail(FileProblem, model, exception.Message);
        }
    }

    private bool Fail(string code, string file, string message)
    {
        BuildEngine.LogErrorEvent(new BuildErrorEventArgs(null, code, file, 0, 0, 0, 0, message, null, nameof(ConvertNetworkModel)));
        return false;
    }
}
