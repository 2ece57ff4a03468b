using Microsoft.Build.Framework;
using NetGen.Generator.Model;
using NetGen.NanoFramework;

namespace NetGen.Tasks;

/// <summary>
/// Looks at what the compiler made of a nanoFramework project, before the converter does: whatever would fail there without a word is an error or a
/// warning of the build.
/// </summary>
public sealed class CheckNanoFrameworkAssembly : ITask
{
    private const string FileProblem = "NG3903";
    private const string UnknownBoard = "NG3904";

    /// <summary>Set by MSBuild.</summary>
    public IBuildEngine BuildEngine { get; set; } = null!;

    /// <summary>Set by MSBuild.</summary>
    public ITaskHost HostObject { get; set; } = null!;

    /// <summary>The compiled assembly.</summary>
    [Required]
    public ITaskItem Assembly { get; set; } = null!;

    /// <summary>A member of NetGen.Board, whose System.Math is compared with the calls; empty: they are not looked at.</summary>
    public string Board { get; set; } = "";

    /// <summary>Whether what is an error is only warned of.</summary>
    public bool ErrorsAsWarnings { get; set; }

    /// <summary>Reports every violation; false if one is an error.</summary>
    public bool Execute()
    {
        BoardLimits? board = BoardTable.Find(Board);
        if (board is null && Board.Length > 0)
        {
            return Fail(UnknownBoard, $"NetGenBoard is {Board}; it must be one of {string.Join(", ", BoardTable.All.Select(item => item.Board))}");
        }

        try
        {
            AssemblyCheck check = AssemblyCheck.Run(File.ReadAllBytes(Assembly.ItemSpec), board);
            bool done = true;
            foreach (Violation violation in check.Violations)
            {
                string message = $"{violation.Member}: {violation.Message}";
                if (violation.IsError && !ErrorsAsWarnings)
                {
                    done = Fail(violation.Id, message);
                }
                else
                {
                    BuildEngine.LogWarningEvent(new BuildWarningEventArgs(null, violation.Id, Assembly.ItemSpec, 0, 0, 0, 0, message, null, nameof(CheckNanoFrameworkAssembly)));
                }
            }

            string sizes = FormattableString.Invariant(
                $"NetGen: {Assembly.ItemSpec}: {check.Sizes.CodeBytes:N0} bytes of IL, {check.Sizes.SignatureBytes + check.Sizes.InitialiserBytes:N0} of signatures and initialisers, of 65,535 each");
            BuildEngine.LogMessageEvent(new BuildMessageEventArgs(sizes, null, nameof(CheckNanoFrameworkAssembly), MessageImportance.Normal));
            return done;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            return Fail(FileProblem, exception.Message);
        }
    }

    private bool Fail(string code, string message)
    {
        BuildEngine.LogErrorEvent(new BuildErrorEventArgs(null, code, Assembly.ItemSpec, 0, 0, 0, 0, message, null, nameof(CheckNanoFrameworkAssembly)));
        return false;
    }
}
