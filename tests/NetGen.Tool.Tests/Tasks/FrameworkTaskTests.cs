using System.ComponentModel;
using System.Diagnostics;
using NetGen.Generator.Parameters;
using NetGen.Tool.Tests.Import;
using NetGen.Tool.Tests.Models;

namespace NetGen.Tool.Tests.Tasks;

/// <summary>
/// The build task in a runtime of the .NET Framework family: mono loads the net472 harness, which loads the task from its own
/// folder as MSBuild.exe does.
/// </summary>
public sealed class FrameworkTaskTests
{
    private const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    [SkippableFact]
    public void Converts_a_model_without_Roslyn()
    {
        using TempFolder folder = new();
        byte[] model = SampleModels.KeywordSpotter();
        (int code, string output) = Run(folder.Write("kws.tflite", model), folder["obj/kws.netgen"]);
        Assert.True(code == 0, output);
        Assert.DoesNotContain("Microsoft.CodeAnalysis", output);
        Assert.Equal(ParameterFileWriter.Write(Importing.Read(model).Parameters), File.ReadAllText(folder["obj/kws.netgen"]));
        Assert.Equal(["kws.netgen"], Directory.GetFiles(folder["obj"]).Select(Path.GetFileName));
    }

    [SkippableFact]
    public void Reports_a_malformed_model_with_a_code_and_the_file()
    {
        using TempFolder folder = new();
        string model = folder.Write("bad.tflite", SampleModels.KeywordSpotter()[..700]);
        (int code, string output) = Run(model, folder["obj/bad.netgen"]);
        Assert.Equal(1, code);
        Assert.Contains(model + ": error NG3901: ", output);
        Assert.False(Directory.Exists(folder["obj"]));
    }

    private static (int Code, string Output) Run(string model, string output)
    {
        string root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));
        string harness = Path.Combine(root, "tests/NetGen.Tasks.Harness/bin", Configuration, "net472");
        string tasks = Path.Combine(root, "src/NetGen.Tasks/bin", Configuration, "netstandard2.0/NetGen.Tasks.dll");
        ProcessStartInfo start = new("mono", [Path.Combine(harness, "NetGen.Tasks.Harness.exe"), tasks, model, output])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MONO_PATH"] = Path.Combine(harness, "facades");
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string text = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
            process.WaitForExit();
            return (process.ExitCode, text);
        }
        catch (Win32Exception)
        {
            throw new SkipException("mono is not installed: the task was not run in a .NET Framework runtime");
        }
    }
}
