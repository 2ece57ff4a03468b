using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NetGen.Tool.Reports;

/// <summary>Tables as text that is the same on every console.</summary>
internal static class PlainTable
{
    /// <summary>Wide enough for every layer: a table that is cut to the window would lie.</summary>
    private const int Width = 240;

    /// <summary>Lines without spaces at their ends, each with a line feed.</summary>
    public static string Write(IRenderable table)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = false;
        console.Write(table);
        return string.Join("\n", writer.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
    }
}
