using NetGen.Generator.Model;
using NetGen.Generator.Parameters;

namespace NetGen.Generator.Tests.Fuzz;

/// <summary>
/// Damages a parameter file: its text, which checksums and counts mostly betray, or its contents, written anew so that text and checksums are
/// sound and only the meaning is wrong.
/// </summary>
internal sealed class ParameterMutation(ParameterFile file, Random random)
{
    private static readonly float[] Scales = [1, 0.1f, 1e-38f, 1.4e-45f, 1e30f, 3.4e38f, 1f / 256, 0.0078125f];
    private static readonly int[] Zeros = [0, 1, -1, 127, -128, 128, -129, int.MaxValue, int.MinValue];
    private static readonly ElementType[] Elements = Enum.GetValues<ElementType>();

    public string Next()
    {
        ParameterFile contents = random.Next(3) == 0 ? file : Contents();
        string text = ParameterFileWriter.Write(contents);
        return contents == file || random.Next(8) == 0 ? TextMutation.Mutate(text, random) : text;
    }

    private ParameterFile Contents()
    {
        List<TensorRecord> tensors = [.. file.Tensors];
        List<ValueRecord> values = [.. file.Values];
        for (int rounds = 1 + random.Next(3); rounds > 0; rounds--)
        {
            int tensor = random.Next(tensors.Count);
            int value = random.Next(values.Count);
            switch (random.Next(7))
            {
                case 0:
                    values[value] = values[value] with { Scale = Pick(Scales), ZeroPoint = Pick(Zeros) };
                    break;
                case 1:
                    values[value] = values[value] with { Element = Pick(Elements), Name = Pick(values).Name };
                    break;
                case 2:
                    tensors[tensor] = tensors[tensor] with { Name = Pick(tensors).Name };
                    break;
                case 3:
                    tensors[tensor] = Quantized(tensors[tensor]);
                    break;
                default:
                    tensors[tensor] = Filled(tensors[tensor]);
                    break;
            }
        }

        return new ParameterFile(tensors.ToEquatableArray(), values.ToEquatableArray());
    }

    private TensorRecord Quantized(TensorRecord tensor)
    {
        int axis = random.Next(tensor.Type.Shape.Rank);
        int count = random.Next(3) == 0 ? 1 : random.Next(3) == 0 ? random.Next(1, 9) : tensor.Type.Shape[axis];
        Quantization quantization = new(Enumerable.Range(0, count).Select(_ => Pick(Scales)).ToArray(), random.Next(3) == 0 ? Pick(Zeros) : 0, axis);
        return tensor with { Type = tensor.Type with { Quantization = random.Next(8) == 0 ? null : quantization } };
    }

    /// <summary>Other values, often extreme, sometimes of another type or shape.</summary>
    private TensorRecord Filled(TensorRecord tensor)
    {
        ElementType element = random.Next(3) == 0 ? Pick(Elements) : tensor.Type.Element;
        int[] sizes = tensor.Type.Shape.Sizes.ToArray();
        if (random.Next(4) == 0)
        {
            sizes[random.Next(sizes.Length)] = random.Next(1, 9);
        }

        TensorShape shape = new(sizes);
        byte[] bytes = new byte[new TensorType(element, shape).Bytes];
        switch (random.Next(3))
        {
            case 0:
                random.NextBytes(bytes);
                break;
            case 1:
                Array.Fill(bytes, (byte)Pick([0x00, 0x7f, 0x80, 0xff]));
                break;
        }

        return tensor with { Type = tensor.Type with { Element = element, Shape = shape }, Bytes = bytes };
    }

    private T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
