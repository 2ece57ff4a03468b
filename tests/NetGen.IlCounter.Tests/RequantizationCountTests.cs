using System.Reflection.Metadata;
using NetGen.Generator.Model;
using NetGen.Interpreters.Counting;
using Xunit.Abstractions;

namespace NetGen.IlCounter.Tests;

/// <summary>What ends an output: unpacking of its lane, requantization, clamp, store, and what serves these alone.</summary>
public sealed class RequantizationCountTests(ITestOutputHelper output)
{
    private const string Lanes = """
        static class Net
        {
            static void Out()
            {
                sbyte[] a = arena;
                long[] q = numbers;
                long m = q[0];
                long v0 = a[0];
                int t0 = 5;
                for (int r = 0; r < 3; r++)
                {
                    long v1 = a[r];
                    long sum = v0 * 3 + v1 * t0;
                    int o = r + 64;
                    a[o] = (sbyte)((sum & 63) * m);
                    long held = sum >> 6;
                    a[o + 1] = (sbyte)(held * m);
                    v0 = v1;
                }
            }
        }
        """;

    /// <summary>What the average over the layers may be; 17.1 is what it was when all lanes were moved, and all formulas had an addition.</summary>
    private const double Most = 17;

    /// <summary>Of each layer in the form that is chosen: counted once for all tests.</summary>
    private static readonly Lazy<Dictionary<string, RequantizationCount>> Chosen = new(() => LayerCase.All.ToDictionary(layer => layer.Name, layer => layer.CountRequantization(CodeForm.Auto)!));

    public static TheoryData<string> Names => [.. LayerCase.All.Select(layer => layer.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_store_is_counted_and_no_product(string name)
    {
        RequantizationCount ends = Chosen.Value[name];
        output.WriteLine($"{name}: {ends.PerOutput:0.00} IL an output, {string.Join(", ", ends.ByOpcode.Select(executed => $"{executed.Opcode} {(double)executed.Count / ends.Outputs:0.00}"))}");

        // A multiplication for each store, and few for indices. Some positions are calculated twice, where their number is no multiple of the lanes.
        long stores = ends.ByOpcode.Single(executed => executed.Opcode == ILOpCode.Stelem_i1).Count;
        Assert.InRange(stores, ends.Outputs, 1.3 * ends.Outputs);
        Assert.InRange(ends.ByOpcode.Single(executed => executed.Opcode == ILOpCode.Mul).Count, stores, 1.1 * stores);
        Assert.InRange(ends.PerOutput, 12, 25);
    }

    [Fact]
    public void The_chosen_forms_take_17_on_average() =>
        Assert.InRange(Chosen.Value.Values.Average(ends => ends.PerOutput), 12, Most);

    [Fact]
    public void Statements_behind_a_sum_end_its_outputs()
    {
        OutputEnds ends = OutputEnds.Of(Lanes, "Out");
        Assert.True(ends.AreApart);
        string[] lines = Lanes.Split('\n');
        string[] counted = [.. lines.Where((line, i) => ends.Contains(i + 1, line.Length - line.TrimStart().Length + 1)).Select(line => line.Trim())];
        Assert.Equal(["long[] q = numbers;", "long m = q[0];", "int o = r + 64;", "a[o] = (sbyte)((sum & 63) * m);", "long held = sum >> 6;", "a[o + 1] = (sbyte)(held * m);"], counted);
    }

    [Fact]
    public void Outputs_that_are_copied_end_where_they_are_copied()
    {
        string text = Lanes.Replace("a[o", "outputs[o", StringComparison.Ordinal).Replace("v0 = v1;", "global::System.Array.Copy(outputs, 0, a, o, 2);", StringComparison.Ordinal);
        OutputEnds ends = OutputEnds.Of(text, "Out");
        Assert.True(ends.AreApart);
        string[] lines = text.Split('\n');
        string[] counted = [.. lines.Where((line, i) => ends.Contains(i + 1, line.Length - line.TrimStart().Length + 1)).Select(line => line.Trim())];
        Assert.Equal(["outputs[o + 1] = (sbyte)(held * m);", "global::System.Array.Copy(outputs, 0, a, o, 2);"], counted[^2..]);
    }

    [Theory]
    [InlineData("a[o] = (sbyte)((sum & 63) * m);", "a[o] = (sbyte)((v0 * 3 + v1 * t0) * m);")]
    [InlineData("a[o] = (sbyte)((sum & 63) * m);", "a[o] = (sbyte)((sum + a[r + 9] * 7) * m);")]
    [InlineData("a[o] = (sbyte)((sum & 63) * m);", "a[o] = (sbyte)((sum + inputs[r + 9] * 7) * m);")]
    [InlineData("long held = sum >> 6;", "long v2 = a[r + 9]; long held = (sum + v2 * 7) >> 6;")]
    public void A_sum_inside_of_what_ends_it_is_not_told_apart(string apart, string together) =>
        Assert.False(OutputEnds.Of(Lanes.Replace(apart, together, StringComparison.Ordinal), "Out").AreApart);

    [Fact]
    public void Forms_that_sum_where_they_store_have_no_figure() =>
        Assert.All(
            LayerCase.All.Where(layer => layer.Levels == sbyte.MaxValue),
            layer => Assert.Null(layer.CountRequantization(CodeForm.Constants)));
}
