using NetGen.Generator;
using NetGen.Generator.Parameters;
using NetGen.Import;
using NetGen.Tool.Tests.Models;

namespace NetGen.Tool.Tests.Import;

/// <summary>The trained models of the field.</summary>
public sealed class SharedModelTests
{
    [SkippableTheory]
    [InlineData("ad_int8", 11, 264_192)]
    [InlineData("hello_world_f32", 4, 288)]
    [InlineData("hello_world_int8", 4, 288)]
    [InlineData("ic_f32", 16, 12_501_632)]
    [InlineData("ic_int8", 16, 12_501_632)]
    [InlineData("kws_f32", 9, 2_656_768)]
    [InlineData("kws_int8", 9, 2_656_768)]
    [InlineData("micro_speech_int8", 5, 336_000)]
    [InlineData("vww_int8", 18, 7_489_664)]
    [InlineData("mnist_lstm_f32", 4, 113_120)]
    [InlineData("mnist_lstm_int8", 4, 113_120)]
    public void Foundation_models_import_and_analyse(string name, int layers, long macs)
    {
        ImportedNetwork network = ModelImporter.Import(File.ReadAllBytes(SharedModels.Path(name)), name, new ImportOptions("Net"));
        Assert.Equal(network.Parameters, ParameterFileReader.Read(ParameterFileWriter.Write(network.Parameters)).File);
        Analysis analysis = Compiler.Analyze(network.Model);
        Assert.Empty(analysis.Findings);
        Assert.Equal((layers, macs), (network.Model.Layers.Count, analysis.Cost!.Total.Macs));
    }
}
