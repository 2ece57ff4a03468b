using NetGen.NanoFramework;
using NetGen.Tool;

namespace NetGen.Package.Tests;

/// <summary>The package in nanoFramework projects of both styles: generator, attributes as source, diagnostics, and the look at the compiled assembly.</summary>
public sealed class NanoProjectTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    public static TheoryData<bool> Styles() => [false, true];

    [Theory]
    [MemberData(nameof(Styles))]
    public void Network_is_generated_compiled_and_looked_at(bool sdk)
    {
        using NanoProject project = Open(sdk);
        (int code, string output) = project.Build();
        Assert.True(code == 0, output);
        Assert.Contains("Small.cs(9,13): warning NG2001: Small: 192 MACs are 182 ", output, StringComparison.Ordinal);
        AssemblyCheck check = AssemblyCheck.Run(File.ReadAllBytes(project["bin/App.exe"]));
        Assert.Empty(check.Violations);
        Assert.Contains(FormattableString.Invariant($"{check.Sizes.CodeBytes:N0} bytes of IL, "), output, StringComparison.Ordinal);
        Assert.InRange(check.Sizes.CodeBytes, 500, 5_000);
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void What_would_fail_on_the_board_fails_the_build_each_time(bool sdk)
    {
        using NanoProject project = Open(sdk);
        project.Write("More.cs", "public static class More { public static int F(int x) { int[,] a = new int[2, 2]; return a[1, 1] + x; } }");
        for (int i = 0; i < 2; i++)
        {
            (int code, string output) = project.Build();
            Assert.Equal(1, code);
            Assert.Contains("App.exe : error NG4005: More.F: it uses an array of several dimensions", output, StringComparison.Ordinal);
        }

        Assert.Contains("App.exe : warning NG4005: More.F: ", project.Build("-p:NetGenCheckErrorsAsWarnings=true").Output, StringComparison.Ordinal);
        (int silent, string text) = project.Build("-p:NetGenCheckAssembly=false");
        Assert.True(silent == 0 && !text.Contains("NG4005", StringComparison.Ordinal), text);
    }

    [Fact]
    public void Board_of_the_project_brings_its_lack_of_math()
    {
        using NanoProject project = Open(false);
        project.Write("More.cs", "public static class More { public static double F(double x) { return System.Math.Exp(x); } }");
        Assert.Contains("error NG1021: More.F: Math.Exp is not on RaspberryPiPico: ", project.Build("-p:NetGenBoard=RaspberryPiPico").Output, StringComparison.Ordinal);
        Assert.Contains("error NG3904: NetGenBoard is Pico; it must be one of None, Esp32, ", project.Build("-p:NetGenBoard=Pico").Output, StringComparison.Ordinal);
        Assert.Equal(0, project.Build("-p:NetGenBoard=Esp32").Code);
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Written_code_stands_in_for_the_generator(bool sdk)
    {
        using NanoProject project = Open(sdk);
        Assert.NotEqual(0, project.Build("-p:NetGenUseGenerator=false").Code);
        StringWriter written = new();
        string declaration = Path.Combine(Path.GetDirectoryName(project["Small.cs"])!, "Small.cs");
        Assert.Equal(0, CommandLine.Run(["generate", declaration, "--output", Path.GetDirectoryName(declaration)!], written, written));
        Assert.True(File.Exists(project["Demo.Small.g.cs"]), written.ToString());
        (int code, string output) = project.Build("-p:NetGenUseGenerator=false");
        Assert.True(code == 0, output);
        Assert.DoesNotContain("NG2001", output, StringComparison.Ordinal);
    }

    private NanoProject Open(bool sdk) => sdk ? NanoProject.WithSdk(feed) : NanoProject.WithPackagesConfig(feed);
}
