using System.Globalization;
using Keywords;
using NAudio.Wave;
using NetGen.Tool;

// Words in a recording, with the time at which each was heard: dotnet run --project samples/Keywords [-- FILE.wav]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string path = args.Length > 0 ? args[0] : Path.Combine(AppContext.BaseDirectory, "words.wav");
using WaveFileReader file = new(path);
if (file.WaveFormat is not { SampleRate: 16000, Channels: 1, BitsPerSample: 16, Encoding: WaveFormatEncoding.Pcm })
{
    Console.Error.WriteLine($"{path} is {file.WaveFormat}; it must be one channel of 16-bit samples at 16000 Hz (sox {Path.GetFileName(path)} -r 16000 -c 1 -b 16 out.wav)");
    return 1;
}

int code = CommandLine.Run(["report", Path.Combine(AppContext.BaseDirectory, "Spotter.cs")], Console.Out, Console.Error);
Console.WriteLine();
WordListener listener = new(threshold: 0.5f);
byte[] bytes = new byte[Spotter.InputRowLength * sizeof(short)];
short[] samples = new short[Spotter.InputRowLength];
for (int step = 1; file.Read(bytes, 0, bytes.Length) == bytes.Length; step++)
{
    Buffer.BlockCopy(bytes, 0, samples, 0, bytes.Length);
    if (listener.Hear(samples) is { } word)
    {
        Console.WriteLine($"{step * 0.02,6:0.00} s  {word}");
    }
}

return code;
