using NetGen.Generator;
using NetGen.Generator.Declarations;
using NetGen.Generator.Model;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Zoo;

/// <summary>The networks that samples/Zoo declares.</summary>
internal static class ZooNetworks
{
    private static readonly Lazy<Dictionary<string, Declaration>> Declarations = new(() => DeclaredNetwork
        .ReadAll(Directory.EnumerateFiles(Repository.Combine("samples", "Zoo"), "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText))
        .ToDictionary(declaration => declaration.Model.Name));

    /// <summary>The reference tables, and the network that each is held against.</summary>
    public static IReadOnlyDictionary<string, string> Tables { get; } = new Dictionary<string, string>
    {
        ["alexnet_caffe"] = "AlexNet_Caffe",
        ["alexnet_torchvision"] = "AlexNet_OneWeirdTrick",
        ["efficientnet_b0"] = "EfficientNet_B0",
        ["mlperf_tiny_ad_autoencoder"] = "Tiny_AnomalyDetection",
        ["mlperf_tiny_ds_cnn"] = "Tiny_KeywordSpotting",
        ["mlperf_tiny_resnet8"] = "Tiny_ImageClassification",
        ["mlperf_tiny_resnet8_f26"] = "Tiny_ImageClassification26",
        ["mlperf_tiny_vww_mobilenet_v1_0_25_96"] = "Tiny_VisualWakeWords",
        ["mnasnet_a1"] = "MnasNet_A1",
        ["mobilenet_v1_0.25_128"] = "MobileNetV1_025_128",
        ["mobilenet_v1_0.25_160"] = "MobileNetV1_025_160",
        ["mobilenet_v1_0.25_224"] = "MobileNetV1_025_224",
        ["mobilenet_v1_0.50_128"] = "MobileNetV1_050_128",
        ["mobilenet_v1_0.50_192"] = "MobileNetV1_050_192",
        ["mobilenet_v1_0.50_224"] = "MobileNetV1_050_224",
        ["mobilenet_v1_0.75_128"] = "MobileNetV1_075_128",
        ["mobilenet_v1_0.75_160"] = "MobileNetV1_075_160",
        ["mobilenet_v1_0.75_192"] = "MobileNetV1_075_192",
        ["mobilenet_v1_0.75_224"] = "MobileNetV1_075_224",
        ["mobilenet_v1_1.00_128"] = "MobileNetV1_100_128",
        ["mobilenet_v1_1.00_160"] = "MobileNetV1_100_160",
        ["mobilenet_v1_1.00_192"] = "MobileNetV1_100_192",
        ["mobilenet_v1_1.00_224"] = "MobileNetV1_100_224",
        ["mobilenet_v1_fullconv_224"] = "MobileNetV1_FullConvolution",
        ["mobilenet_v2_0.35_224"] = "MobileNetV2_035_224",
        ["mobilenet_v2_0.75_224"] = "MobileNetV2_075_224",
        ["mobilenet_v2_1.00_224"] = "MobileNetV2_100_224",
        ["mobilenet_v3_large"] = "MobileNetV3_Large",
        ["mobilenet_v3_small"] = "MobileNetV3_Small",
        ["mobilenetv1_ssd300_coco"] = "MobileNetV1_Ssd300",
        ["resnet50_v1"] = "ResNet50_V1",
        ["se_resnet50_v1"] = "SeResNet50_V1",
        ["se_resnet50_v1_5"] = "SeResNet50_V15",
        ["shufflenet_v1_g3_0_5x"] = "ShuffleNetV1_G3_050",
        ["shufflenet_v1_g3_1x"] = "ShuffleNetV1_G3",
        ["shufflenet_v1_g8_1x"] = "ShuffleNetV1_G8",
        ["shufflenet_v2_1x"] = "ShuffleNetV2_100",
        ["squeezenet_v1_0"] = "SqueezeNetV10_227",
        ["squeezenet_v1_0_224"] = "SqueezeNetV10_224",
        ["squeezenet_v1_0_caffe"] = "SqueezeNetV10_Released",
        ["squeezenet_v1_0_complex_bypass"] = "SqueezeNetV10_ComplexBypass",
        ["squeezenet_v1_0_simple_bypass"] = "SqueezeNetV10_SimpleBypass",
        ["squeezenet_v1_1"] = "SqueezeNetV11_227",
        ["squeezenet_v1_1_224"] = "SqueezeNetV11_224",
        ["squeezenet_v1_1_caffe"] = "SqueezeNetV11_227",
        ["squeezenext_1_0_23"] = "SqueezeNext_23",
        ["squeezenext_1_0_23v5"] = "SqueezeNext_23v5",
    };

    public static IEnumerable<string> Names => Declarations.Value.Keys.Order(StringComparer.Ordinal);

    public static NetworkModel Model(string name)
    {
        Declaration declaration = Declarations.Value[name];
        Assert.Empty(declaration.Findings);
        return declaration.Model;
    }

    public static Analysis Analyze(string name)
    {
        Analysis analysis = Compiler.Analyze(Model(name));
        Assert.Empty(analysis.Findings);
        return analysis;
    }
}
