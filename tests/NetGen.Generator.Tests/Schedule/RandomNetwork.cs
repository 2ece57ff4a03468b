using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Schedule;

/// <summary>Small networks of layers that can run row by row: windows, strides, dilation, padding, residual connections.</summary>
internal static class RandomNetwork
{
    public static RunnableNetwork Compile(int seed, NetworkPrecision precision, CodeForm form, RowStreaming streaming, bool inArena = false)
    {
        NetworkModel model = DeclaredNetwork.FromMembers(Members(seed), precision) with
        {
            Profile = CodeProfile.NanoFramework,
            Streaming = streaming,
            InArena = inArena,
        };
        return RunnableNetwork.Compile(model, new ShiftedParameters(seed), form);
    }

    public static Array Input(int seed, TensorType type)
    {
        Random random = new(seed);
        return type.Element == ElementType.Float32
            ? Enumerable.Range(0, (int)type.Count).Select(_ => (float)((2 * random.NextDouble()) - 1)).ToArray()
            : Enumerable.Range(0, (int)type.Count).Select(_ => (sbyte)random.Next(-128, 128)).ToArray();
    }

    private static List<string> Members(int seed)
    {
        Random random = new(seed);
        (int height, int width, int channels) = (random.Next(6, 24), random.Next(1, 7), random.Next(1, 5));
        List<string> members = [Invariant($"[Input({height}, {width}, {channels})] static partial void L0();")];
        List<(string Name, int Height, int Width, int Channels)> values = [("L0", height, width, channels)];
        int layers = random.Next(2, 9);
        for (int i = 1; i <= layers; i++)
        {
            (string name, int h, int w, int c) = values[random.Next(4) == 0 ? random.Next(Math.Max(0, values.Count - 3), values.Count) : values.Count - 1];
            string from = Invariant($"From = \"{name}\"");
            (string padding, bool isValid) = random.Next(3) == 0 ? ("Valid", true) : ("Same", false);
            int kernel = Math.Min(random.Next(1, 5), h);
            int kernelWidth = Math.Min(random.Next(1, 4), w);
            int stride = random.Next(3) == 0 && h > 6 ? random.Next(2, 4) : 1;
            int strideWidth = random.Next(4) == 0 ? 2 : 1;
            int dilation = !isValid && random.Next(5) == 0 ? 2 : 1;
            string window = Invariant($"StrideHeight = {stride}, StrideWidth = {strideWidth}, DilationHeight = {dilation}, Padding = Padding.{padding}, {from}");
            (int outHeight, int outWidth) = isValid ? (((h - kernel) / stride) + 1, ((w - kernelWidth) / strideWidth) + 1) : ((h + stride - 1) / stride, (w + strideWidth - 1) / strideWidth);
            string layer;
            (int newHeight, int newWidth, int newChannels) = (outHeight, outWidth, c);
            switch (random.Next(7))
            {
                case 0 or 1 or 2:
                    newChannels = random.Next(1, 7);
                    layer = Invariant($"Conv2D({newChannels}, {kernel}, {kernelWidth}, {window}{(random.Next(2) == 0 ? ", Activation = Activation.Relu" : "")})");
                    break;
                case 3:
                    layer = Invariant($"DepthwiseConv2D({kernel}, {kernelWidth}, {window})");
                    break;
                case 4 when h >= 4 && w >= 2:
                    (newHeight, newWidth) = (h / 2, w / 2);
                    layer = Invariant($"{(random.Next(2) == 0 ? "MaxPool" : "AveragePool")}(2, {from})");
                    break;
                case 5 when values.Take(values.Count - 1).Where(other => other.Name != name && (other.Height, other.Width, other.Channels) == (h, w, c)).ToArray() is [var other, ..]:
                    (newHeight, newWidth) = (h, w);
                    layer = Invariant($"Add(\"{name}\", \"{other.Name}\")");
                    break;
                default:
                    (newHeight, newWidth) = (h, w);
                    layer = Invariant($"Relu({from})");
                    break;
            }

            members.Add(Invariant($"[{layer}] static partial void L{i}();"));
            values.Add((Invariant($"L{i}"), newHeight, newWidth, newChannels));
        }

        return members;
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>Random parameters whose values have a zero point, so that padding is no row of zeros.</summary>
    private sealed class ShiftedParameters(int seed) : IParameterSource
    {
        private readonly RandomParameters random = new(seed);

        public IEnumerable<string> TensorNames => random.TensorNames;

        public TensorRecord? FindTensor(string name, ParameterSpec spec, ElementType element) => random.FindTensor(name, spec, element);

        public ValueRecord? FindValue(string name, ElementType element, Quantization? fixedBy) => fixedBy is null ? new(name, element, 0.03125f, (seed % 11) - 5) : null;
    }
}
