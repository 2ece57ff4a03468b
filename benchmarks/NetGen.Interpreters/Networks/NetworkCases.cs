using Microcontroller;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Interpreters.Networks;

/// <summary>The networks to measure. A trained model that is absent is named and left out.</summary>
internal static class NetworkCases
{
    /// <summary>What the code of a float network may take whose weights no assembly of nanoFramework holds: too much for one, nothing for Mono.</summary>
    private const long FloatCodeBytes = 600_000;

    private static readonly (string Name, Func<NetworkCase?> Load)[] All =
    [
        ("gestures", () => Gestures("gestures", "Gestures", NetworkPrecision.Int8)),
        ("kws_int8", () => TrainedModel.Load("kws_int8", "KeywordSpotting")),
        ("micro_speech_int8", () => TrainedModel.Load("micro_speech_int8", "MicroSpeech")),
        ("hello_world_f32", () => TrainedModel.Load("hello_world_f32", "HelloWorld")),
        ("kws_f32", () => TrainedModel.Load("kws_f32", "FloatKeywordSpotting", FloatCodeBytes)),
        ("gestures_f32", () => Gestures("gestures_f32", "FloatGestures", NetworkPrecision.Float32)),
    ];

    /// <summary>The names of all of them.</summary>
    public static IEnumerable<string> Names => All.Select(entry => entry.Name);

    /// <summary>The network of a name, or all of them; those that are absent are reported.</summary>
    public static IEnumerable<NetworkCase> Load(string? name)
    {
        foreach ((string each, Func<NetworkCase?> load) in All.Where(entry => name is null || entry.Name == name))
        {
            if (load() is { } network)
            {
                yield return network;
            }
            else
            {
                Console.WriteLine($"{each}: ../shared/models/{each} is absent: left out");
            }
        }
    }

    private static NetworkCase Gestures(string name, string driver, NetworkPrecision precision)
    {
        string folder = Repository.Combine("samples", "Microcontroller");
        NetworkModel declared = DeclaredNetwork.Read(File.ReadAllText(Path.Combine(folder, "Gestures.cs"))).Model;
        NetworkModel model = declared with { Precision = precision, Profile = CodeProfile.NanoFramework };

        // There are no float weights of it. Random ones take the same time.
        IParameterSource parameters = precision == NetworkPrecision.Float32
            ? new RandomParameters(1)
            : new FileParameters(ParameterFileReader.Read(File.ReadAllText(Path.Combine(folder, "gestures.netgen"))).File!);
        Array[] inputs = [.. Recording.Load(Path.Combine(folder, "traces.csv")).Recordings.Where((_, i) => i % 40 == 0).Take(6).Select(recording => Input(recording, precision))];
        RunnableNetwork loops = RunnableNetwork.Compile(model, parameters, CodeForm.Loop);
        return new NetworkCase(name, driver, model, parameters, inputs, [.. inputs.Select(input => loops.Infer(input)[0])]);
    }

    private static Array Input(Recording recording, NetworkPrecision precision)
    {
        sbyte[] steps = new sbyte[recording.Counts.Length];
        recording.Quantize(steps);
        return precision == NetworkPrecision.Float32 ? steps.Select(step => step / 32f).ToArray() : steps;
    }
}
