using System.Diagnostics;

namespace NetGen.Models.Tests;

/// <summary>
/// Code over vectors on processors that have less than this one: the runtime is told to do without, in a process of its own, which runs some of the
/// networks in the vector form again.
/// </summary>
public sealed class ProcessorTests
{
    /// <summary>The trained convolutions, a dense network, and what is odd about depthwise layers, sums and pools.</summary>
    private const string Networks =
        "DisplayName~form: Vector&(DisplayName~kws_int8|DisplayName~ic_f32|DisplayName~ad_int8|DisplayName~depthwise|DisplayName~add|DisplayName~pool)";

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task ResultsAreTheSameWithout(string variable)
    {
        ProcessStartInfo start = new("dotnet", ["vstest", typeof(ProcessorTests).Assembly.Location, "--TestCaseFilter:" + Networks])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[variable] = "0";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await errors);
        Assert.Contains("Passed!", output, StringComparison.Ordinal);
    }
}
