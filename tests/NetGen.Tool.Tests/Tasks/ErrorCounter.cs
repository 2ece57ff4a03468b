using System.Collections;
using Microsoft.Build.Framework;

namespace NetGen.Tool.Tests.Tasks;

/// <summary>Keeps the codes of the errors that a task logs.</summary>
internal sealed class ErrorCounter : IBuildEngine
{
    public List<string> Codes { get; } = [];

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "";

    public void LogErrorEvent(BuildErrorEventArgs e) => Codes.Add(e.Code);

    public void LogWarningEvent(BuildWarningEventArgs e)
    {
    }

    public void LogMessageEvent(BuildMessageEventArgs e)
    {
    }

    public void LogCustomEvent(CustomBuildEventArgs e)
    {
    }

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => false;
}
