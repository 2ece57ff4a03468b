namespace NetGen.Tool.Tests.Tool;

/// <summary>The tool as a user runs it, in this process.</summary>
internal static class Netgen
{
    public static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        StringWriter output = new();
        StringWriter errors = new();
        int code = CommandLine.Run(arguments, output, errors);
        return (code, output.ToString(), errors.ToString());
    }

    /// <summary>Runs a command that must fail with one line.</summary>
    public static string Fail(params string[] arguments)
    {
        (int code, string output, string errors) = Run(arguments);
        Assert.Equal(1, code);
        Assert.Equal("", output);
        Assert.StartsWith("netgen: error: ", errors);
        Assert.Equal(1, errors.Count(letter => letter == '\n'));
        return errors;
    }
}
