using NetGen.Generator;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Models.Tests;

/// <summary>
/// The anomaly network of MLPerf Tiny on an ESP32: 264 kB of weights, four times what a nanoFramework assembly initialises and more than the heap holds. It is reported with the layers
/// to blame and what would fit, and that fits (weights in storage: StoredWeightsTests).
/// </summary>
public sealed class AnomalyLimitsTests
{
    private const string Middle = "[Dense(128, Activation = Activation.Relu)]";

    [SkippableFact]
    public void TooLargeANetworkIsReportedWithTheLayersToBlame()
    {
        FoundationModel model = new("ad_int8");
        Skip.IfNot(model.Exists, "../shared/models is absent");
        var imported = model.Import();
        NetworkModel network = imported.Model with { Profile = CodeProfile.NanoFramework, Target = BoardTable.Find("Esp32")! };
        string[] findings = Findings(Compiler.Compile(network, new FileParameters(imported.Parameters), CompileOptions.Default).Findings);
        Assert.Equal(2, findings.Length);
        Assert.Matches("^2[0-9]{2},[0-9]{3} bytes of array initialisers are more than the 60,000 that a nanoFramework assembly has for it \\(65,535 less a reserve of 5,535\\); most of it is in "
            + "Dense10 [0-9,]+ B, Dense1 [0-9,]+ B, Dense2 [0-9,]+ B; with \\[StoredWeights\\] the weights of convolutions and dense layers lie outside of the assembly and are read while it runs; no split at layers helps, as Dense10 alone has [0-9,]+: about [0-9]+ of its 640 channels or units fit$", findings[0]);
        Assert.Matches("^2[0-9]{2},[0-9]{3} bytes of RAM, 768 of them the arena, are more than the heap of Esp32, 61,440; most of the arrays is in Dense10 .*; heaps that hold it have Esp32Psram, ", findings[1]);

        // While one types, before any code is made: the same.
        Assert.Equal(findings, Findings(Compiler.Check(network, new FileParameters(imported.Parameters))));
    }

    /// <summary>What the message says of the largest layer, tried.</summary>
    [Fact]
    public void WhatIsSaidToFitOfALayerFits()
    {
        string Net(int units) => $"[Dense({units})] static partial void Wide();";
        string message = Assert.Single(Limits("[Input(128)] static partial void In();", Net(640)));
        int fits = int.Parse(System.Text.RegularExpressions.Regex.Match(message, "about ([0-9]+) of its 640 channels or units fit").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(fits, 300, 600);
        Assert.Empty(Limits("[Input(128)] static partial void In();", Net(fits)));
    }

    /// <summary>What it says of a split, tried.</summary>
    [Fact]
    public void WhatIsSaidToFitInPartsFits()
    {
        string[] Part(int first, int count) => ["[Input(128)] static partial void In();", .. Enumerable.Range(first, count).Select(i => $"{Middle} static partial void L{i}();")];
        Assert.Contains("declared as 3 networks in 3 assemblies, the output of one the input of the next, each part fits", Assert.Single(Limits(Part(1, 8))), StringComparison.Ordinal);
        Assert.Empty(Limits(Part(1, 3)));
        Assert.Empty(Limits(Part(4, 3)));
        Assert.Empty(Limits(Part(7, 2)));
    }

    private static string[] Limits(params string[] members) =>
        Findings(Compiler.Compile(DeclaredNetwork.FromMembers(members, NetworkPrecision.Int8) with { Profile = CodeProfile.NanoFramework }, new RandomParameters(1), CompileOptions.Default).Findings);

    private static string[] Findings(IEnumerable<Finding> findings) => [.. findings.Where(finding => finding.Id == FindingIds.AssemblyOverLimits).Select(finding => finding.Arguments[1])];
}
