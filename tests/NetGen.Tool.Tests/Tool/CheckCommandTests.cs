using NetGen.TestKit.NanoFramework;
using NetGen.Tool.Tests.Models;

namespace NetGen.Tool.Tests.Tool;

/// <summary>netgen check: what nanoFramework would do wrong, a line each.</summary>
public sealed class CheckCommandTests
{
    [Fact]
    public void Prints_violations_and_sizes()
    {
        using TempFolder folder = new();
        string good = folder.Write("good.dll", NanoProgram.Compile(["class C { static int M(int x) { return checked(x + 1); } }"]));
        (int code, string output, string errors) = Netgen.Run("check", good);
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(
            [$"{good}: warning NG4005: C.M: it has checked arithmetic; nanoFramework never throws OverflowException, the result wraps around", $"{good}: 9 bytes of IL of 65,535; "],
            output.Split('\n')[..2].Select((line, i) => i == 0 ? line : line[..(line.IndexOf(';', StringComparison.Ordinal) + 2)]));

        string bad = folder.Write("bad.dll", NanoProgram.Compile(["class C { static double M(double x) { double[,] a = new double[1, 1]; return System.Math.Exp(x) + a[0, 0]; } }"], math: true));
        (code, output, _) = Netgen.Run("check", good, bad, "--board", "RaspberryPiPico2");
        Assert.Equal(1, code);
        Assert.Contains($"{bad}: error NG4005: C.M: it uses an array of several dimensions", output, StringComparison.Ordinal);
        Assert.Contains($"{bad}: error NG1021: C.M: Math.Exp is not on RaspberryPiPico2", output, StringComparison.Ordinal);
        Assert.DoesNotContain("NG1021", Netgen.Run("check", bad).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_what_is_no_assembly_or_no_board()
    {
        using TempFolder folder = new();
        Assert.Contains("text.dll: ", Netgen.Fail("check", folder.Write("text.dll", new byte[700])), StringComparison.Ordinal);
        Assert.Contains("--board Pico: there is no such board; choose one of None, Esp32, ", Netgen.Fail("check", "x.dll", "--board", "Pico"), StringComparison.Ordinal);
    }
}
