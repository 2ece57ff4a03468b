using System.Collections;
using Microsoft.Build.Framework;

namespace NetGen.Tasks.Harness;

/// <summary>Prints what a task logs.</summary>
internal sealed class RecordingEngine : IBuildEngine
{
    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "";

    public void LogErrorEvent(BuildErrorEventArgs e) => Console.WriteLine($"{e.File}: error {e.Code}: {e.Message}");

    public void LogWarningEvent(BuildWarningEventArgs e) => Console.WriteLine($"{e.File}: warning {e.Code}: {e.Message}");

    public void LogMessageEvent(BuildMessageEventArgs e) => Console.WriteLine(e.Message);

    public void LogCustomEvent(CustomBuildEventArgs e) => Console.WriteLine(e.Message);

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => false;
}
