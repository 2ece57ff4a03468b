using System.Runtime.InteropServices;
using System.Text.Json;
using NetGen.Generator;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Sound;

/// <summary>The log-mel layer against float64 within its bound, and against the same integers in Python, equal; both written by training/sound.</summary>
public sealed class LogMelTests
{
    private static readonly Dictionary<string, JsonElement> Cases =
        JsonDocument.Parse(File.ReadAllText(Repository.Combine("tests", "NetGen.Models.Tests", "Sound", "logmel.json"))).RootElement.EnumerateArray()
            .ToDictionary(layer => layer.GetProperty("name").GetString()!);

    public static TheoryData<string, CodeProfile, CodeForm> All()
    {
        TheoryData<string, CodeProfile, CodeForm> all = [];
        foreach (string name in Cases.Keys)
        {
            all.Add(name, CodeProfile.DotNet, CodeForm.Loop);
            all.Add(name, CodeProfile.NanoFramework, CodeForm.Auto);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void FloatsKeepTheBound(string name, CodeProfile profile, CodeForm form)
    {
        JsonElement layer = Cases[name];
        RunnableNetwork network = Compile(layer, NetworkPrecision.Float32, profile, form, new FileParameters(new ParameterFile([], [])));
        foreach (JsonElement sound in layer.GetProperty("sounds").EnumerateArray())
        {
            short[] samples = Read<short>(sound, "samples");
            float[] features = (float[])network.Infer(samples)[0];
            float[] real = Read<float>(sound, "features");
            float[] bounds = Read<float>(sound, "bounds");
            Assert.Equal(real.Length, features.Length);
            Assert.All(features.Select((value, i) => Math.Abs(value - real[i]) / bounds[i]), share => Assert.InRange(share, 0, 1));
            Assert.Equal(0, network.AllocatedBytes(samples));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void IntegersAreEqual(string name, CodeProfile profile, CodeForm form)
    {
        JsonElement layer = Cases[name];
        ValueRecord features = new("Features", ElementType.Int8, layer.GetProperty("scale").GetSingle(), layer.GetProperty("zero").GetInt32());
        RunnableNetwork network = Compile(layer, NetworkPrecision.Int8, profile, form, new FileParameters(new ParameterFile([], [features])));
        foreach (JsonElement sound in layer.GetProperty("sounds").EnumerateArray())
        {
            short[] samples = Read<short>(sound, "samples");
            Assert.Equal(Read<sbyte>(sound, "int8"), network.Infer(samples)[0]);
            Assert.Equal(0, network.AllocatedBytes(samples));
        }
    }

    /// <summary>Samples in rows, as a driver brings them, are the same samples; over a stream a row makes a frame, where frames end with a hop.</summary>
    [Fact]
    public void RowsOfSamplesAreSamples()
    {
        int compared = 0;
        foreach (JsonElement layer in Cases.Values)
        {
            int length = layer.GetProperty("length").GetInt32();
            LogMel read = (LogMel)Compiler.Analyze(Members(layer, $"{length}, 1")).Declared!.Nodes[0].Operator;
            foreach (int row in new[] { read.Hop, read.Hop / 2, read.Hop / 4 }.Where(row => row > 1 && read.Hop % row == 0 && length >= row))
            {
                // What is left behind the last whole row is no frame's.
                int rows = length / row;
                JsonElement sound = layer.GetProperty("sounds")[0];
                short[] samples = Read<short>(sound, "samples")[..(rows * row)];
                float[] all = (float[])RunnableNetwork.Compile(Members(layer, $"{length}, 1"), new FileParameters(new ParameterFile([], []))).Infer(Read<short>(sound, "samples"))[0];
                RunnableNetwork network = RunnableNetwork.Compile(Members(layer, $"{rows}, {row}"), new FileParameters(new ParameterFile([], [])));
                float[] features = (float[])network.Infer(samples)[0];
                Assert.Equal(all[..features.Length], features);
                Assert.InRange(features.Length, all.Length - read.Bands, all.Length);
                RunnableNetwork streaming = RunnableNetwork.Compile(Members(layer, $"{rows}, {row}") with { IsStreaming = true }, new FileParameters(new ParameterFile([], [])));
                Assert.Equal(features, streaming.Infer(samples)[0]);
                compared++;
            }
        }

        Assert.InRange(compared, 4, int.MaxValue);
    }

    private static NetworkModel Members(JsonElement layer, string size) =>
        DeclaredNetwork.FromMembers([$"[Input({size})] static partial void Sound();", $"[{layer.GetProperty("layer").GetString()}] static partial void Features();"], NetworkPrecision.Float32);

    private static RunnableNetwork Compile(JsonElement layer, NetworkPrecision precision, CodeProfile profile, CodeForm form, IParameterSource parameters)
    {
        string[] members =
        [
            $"[Input({layer.GetProperty("length").GetInt32()}, 1)] static partial void Sound();",
            $"[{layer.GetProperty("layer").GetString()}] static partial void Features();",
        ];
        RunnableNetwork network = RunnableNetwork.Compile(DeclaredNetwork.FromMembers(members, precision) with { Profile = profile }, parameters, form);
        Assert.Empty(NanoFrameworkRules.Violations(network.Image));
        return network;
    }

    private static T[] Read<T>(JsonElement sound, string name)
        where T : struct => MemoryMarshal.Cast<byte, T>(sound.GetProperty(name).GetBytesFromBase64()).ToArray();
}
