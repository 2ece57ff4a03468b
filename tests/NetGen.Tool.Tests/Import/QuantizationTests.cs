using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Import;
using NetGen.Tool.Tests.Models;

namespace NetGen.Tool.Tests.Import;

/// <summary>Scales, zero points and bytes arrive as they were.</summary>
public sealed class QuantizationTests
{
    private readonly ImportedNetwork network = Importing.Read(SampleModels.KeywordSpotter());

    [Fact]
    public void Every_computed_layer_and_the_input_have_values() => Assert.Equal(
        ["Input", "Stem", "Block.depthwise", "Block", "Logits", "Scores"],
        network.Parameters.Values.Select(value => value.Name));

    [Fact]
    public void Values_keep_scale_and_zero_point()
    {
        ValueRecord logits = network.Value("Logits");
        Assert.Equal((0.2f, 5, ElementType.Int8), (logits.Scale, logits.ZeroPoint, logits.Element));
    }

    [Fact]
    public void Channel_scales_lie_along_the_axis_of_the_output_channels()
    {
        Assert.Equal(new Quantization(new[] { 0.01f, 0.02f, 0.03f, 0.1f / 3 }, 0), network.Tensor("Stem.weight").Type.Quantization);
        Assert.Equal(new Quantization(new[] { 0.01f, 0.02f, 0.03f, 0.04f }, 0, 2), network.Tensor("Block.depthwise.weight").Type.Quantization);
        Assert.Equal("int8 8x1x1x4", network.Tensor("Block.pointwise.weight").Type.ToString());
        Assert.Equal("int32 3", network.Tensor("Logits.bias").Type.ToString());
    }

    [Fact]
    public void Parameter_file_reads_back_equal()
    {
        (ParameterFile? file, ParameterProblem? problem) = ParameterFileReader.Read(ParameterFileWriter.Write(network.Parameters));
        Assert.Null(problem);
        Assert.Equal(network.Parameters, file);
    }

    [Fact]
    public void Data_behind_the_tables_is_the_same_data() =>
        Assert.Equal(network.Parameters, Importing.Read(SampleModels.KeywordSpotter(new TfliteBuilder { DataBehindTables = true })).Parameters);

    [Fact]
    public void Unused_subgraphs_do_not_matter() =>
        Assert.Equal(network.Model, Importing.Read(SampleModels.KeywordSpotter(new TfliteBuilder { ExtraGraphs = 2, SignatureGraph = 0 })).Model);
}
