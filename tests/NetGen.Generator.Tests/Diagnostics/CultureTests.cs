using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Roslyn;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>The same bytes and messages wherever the build runs.</summary>
public sealed class CultureTests
{
    private const string Source = """
        using NetGen;
        [Network(Precision = Precision.Int8), Weights(Seed = 1), Target(Board.NucleoF091), Budget(Macs = 1000, WeightBytes = 100)]
        public static partial class Iris
        {
            [Input(16, 16, 3)] static partial void Image();
            [Conv2D(6, 3, Stride = 2, Activation = Activation.Sigmoid)] static partial void Stem();
            [LeakyRelu(0.3f)] static partial void Bend();
            [Dense(4)] static partial void Logits();
            [Softmax(Beta = 1.5f)] static partial void Scores();
        }
        """;

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void IsTheSame(string culture)
    {
        string[] invariant = Run("");
        Assert.Equal(invariant, Run(culture));
        Assert.Contains(invariant, text => text.Contains("over the budget", StringComparison.Ordinal));
    }

    private static string[] Run(string culture)
    {
        (CultureInfo before, CultureInfo interfaceBefore) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            // A runtime without culture data would make this test say nothing.
            Assert.Equal(culture.Length > 0, 1.5.ToString(CultureInfo.CurrentCulture) == "1,5");
            GeneratorRun run = GeneratorRun.Start(Workbench.Compile(Source));
            Diagnostic[] found = Workbench.Analyze(run.Output, []);
            return [.. run.Sources.Select(source => source.Name + source.Text), .. found.Select(item => item.ToString())];
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, interfaceBefore);
        }
    }
}
