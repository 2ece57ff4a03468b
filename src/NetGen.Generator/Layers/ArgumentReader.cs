using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// Reads a layer's arguments and reports what is out of range, once for each argument. A reader never fails: it returns a value
/// that is in range, so that later stages need not look again; <see cref="Failed"/> says that the layer must not be used.
/// </summary>
public sealed class ArgumentReader(LayerModel layer, Action<string, string?, string> report)
{
    /// <summary>No size in a network is larger: 2^24 leaves room for products in 64 bits.</summary>
    public const int Largest = 1 << 24;

    /// <summary>No kernel, stride, dilation or padding is larger; their products stay in 32 bits.</summary>
    public const int LargestWindow = 4096;

    public LayerModel Layer { get; } = layer;

    public bool Failed { get; private set; }

    public bool Has(string name) => Layer.Find(name) is not (null or ArgumentValue.Nothing);

    public int Int(string name, int fallback, int min = 1, int max = Largest)
    {
        switch (Layer.Find(name))
        {
            case ArgumentValue.Integer integer when integer.Value >= min && integer.Value <= max:
                return (int)integer.Value;
            case ArgumentValue.Integer integer:
                Report(FindingIds.ArgumentOutOfRange, name, $"{name} is {integer}; it must be {Range(min, max)}");
                break;
        }

        return fallback;
    }

    public bool Flag(string name, bool fallback = false) => Layer.Find(name) is ArgumentValue.Truth truth ? truth.Value : fallback;

    public float Float(string name, float fallback, float min = float.MinValue, float max = float.MaxValue)
    {
        if (Number(Layer.Find(name)) is not { } given)
        {
            return fallback;
        }

        if (given >= min && given <= max)
        {
            return (float)given;
        }

        string text = given.ToString("R", CultureInfo.InvariantCulture);
        Report(FindingIds.ArgumentOutOfRange, name, $"{name} is {text}; it must be {Range(min, max)}");
        return fallback;
    }

    public T Member<T>(string name, T fallback)
        where T : struct, Enum
    {
        switch (Layer.Find(name))
        {
            case ArgumentValue.Member member when Enum.TryParse(member.Name, out T value) && Enum.IsDefined(typeof(T), value):
                return value;
            case ArgumentValue.Member member:
                Report(FindingIds.ArgumentOutOfRange, name, $"{name} is {member.Name}; it must be one of {string.Join(", ", Enum.GetNames(typeof(T)))}");
                break;
            case ArgumentValue.Integer integer:
                Report(FindingIds.ArgumentOutOfRange, name, $"{name} is {integer}; it must be one of {string.Join(", ", Enum.GetNames(typeof(T)))}");
                break;
        }

        return fallback;
    }

    /// <summary>A list of integers, each in range; the fallback where the argument is absent or wrong.</summary>
    public int[]? Ints(string name, int min, int max = Largest)
    {
        if (Layer.Find(name) is not ArgumentValue.Items items)
        {
            return null;
        }

        int[] values = new int[items.Values.Count];
        for (int i = 0; i < values.Length; i++)
        {
            if (items.Values[i] is not ArgumentValue.Integer integer || integer.Value < min || integer.Value > max)
            {
                Report(FindingIds.ArgumentOutOfRange, name, $"item {i} of {name} is {items.Values[i]}; it must be {Range(min, max)}");
                return null;
            }

            values[i] = (int)integer.Value;
        }

        return values;
    }

    /// <summary>A list of numbers, each in range; null where the argument is absent or wrong.</summary>
    public float[]? Floats(string name, float min = float.MinValue, float max = float.MaxValue)
    {
        if (Layer.Find(name) is not ArgumentValue.Items items)
        {
            return null;
        }

        float[] values = new float[items.Values.Count];
        for (int i = 0; i < values.Length; i++)
        {
            double given = Number(items.Values[i]) ?? double.NaN;
            if (!(given >= min && given <= max))
            {
                Report(FindingIds.ArgumentOutOfRange, name, $"item {i} of {name} is {items.Values[i]}; it must be {Range(min, max)}");
                return null;
            }

            values[i] = (float)given;
        }

        return values;
    }

    public ActivationKind Activation() => Member(nameof(Activation), ActivationKind.None);

    public float Alpha() => Float(nameof(Alpha), 0.01f);

    /// <summary>Kernel, stride, dilation and padding as all window layers spell them.</summary>
    public Window Window(PaddingMode defaultPadding, bool strideIsKernel = false)
    {
        int kernel = Int("Kernel", 1, 1, LargestWindow);
        int kernelHeight = Int("KernelHeight", kernel, 1, LargestWindow);
        int kernelWidth = Int("KernelWidth", kernel, 1, LargestWindow);
        int stride = Int("Stride", 0, 0, LargestWindow);
        int dilation = Int("Dilation", 1, 1, LargestWindow);
        PaddingMode padding = Member("Padding", defaultPadding);
        int[]? pads = Pads(4, ref padding);
        return new Window(kernelHeight, kernelWidth)
        {
            StrideHeight = Or(Int("StrideHeight", 0, 0, LargestWindow), stride, strideIsKernel ? kernelHeight : 1),
            StrideWidth = Or(Int("StrideWidth", 0, 0, LargestWindow), stride, strideIsKernel ? kernelWidth : 1),
            DilationHeight = Or(Int("DilationHeight", 0, 0, LargestWindow), dilation, 1),
            DilationWidth = Or(Int("DilationWidth", 0, 0, LargestWindow), dilation, 1),
            Padding = padding,
            Pads = pads ?? new int[4],
            Ceil = Flag("CeilMode"),
        };
    }

    /// <summary>The explicit padding of <paramref name="sides"/> sides; it decides the mode, and contradicts any other mode.</summary>
    public int[]? Pads(int sides, ref PaddingMode padding)
    {
        int[]? pads = Ints("Pads", 0, LargestWindow);
        if (pads is not null && pads.Length != sides)
        {
            Report(FindingIds.ArgumentOutOfRange, "Pads", $"Pads has {pads.Length} values; it must have {sides}");
            pads = null;
        }

        if (Has("Pads") && Has("Padding") && padding != PaddingMode.Explicit)
        {
            Report(FindingIds.ConflictingArguments, "Pads", $"Pads gives the padding explicitly, but Padding says {padding}; leave one of them out");
        }
        else if (!Has("Pads") && padding == PaddingMode.Explicit)
        {
            Report(FindingIds.ConflictingArguments, "Padding", $"Padding.Explicit wants Pads with {sides} values");
            padding = PaddingMode.Valid;
        }

        if (pads is not null)
        {
            padding = PaddingMode.Explicit;
        }

        return pads;
    }

    public void Report(string id, string? argument, string message)
    {
        Failed = true;
        report(id, argument, message);
    }

    private static int Or(int own, int common, int fallback) => own != 0 ? own : common != 0 ? common : fallback;

    private static double? Number(ArgumentValue? value) => value switch
    {
        ArgumentValue.Number number => number.Value,
        ArgumentValue.Integer integer => integer.Value,
        _ => null,
    };

    private static string Range(float min, float max) => min == float.MinValue ? "a finite number"
        : min == float.Epsilon ? "above 0"
        : max == float.MaxValue ? $"at least {min.ToString("R", CultureInfo.InvariantCulture)}"
        : $"from {min.ToString("R", CultureInfo.InvariantCulture)} to {max.ToString("R", CultureInfo.InvariantCulture)}";

    private static string Range(int min, int max) => max == Largest ? $"at least {min}" : $"from {min} to {max}";
}
