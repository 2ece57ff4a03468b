using System.Globalization;
using System.Text;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parameters;

/// <summary>Writes a parameter file; equal contents give equal bytes.</summary>
public static class ParameterFileWriter
{
    private const int LineLength = 76;
    private const int ScalesPerLine = 8;

    public static string Write(ParameterFile file)
    {
        StringBuilder text = new();
        text.Append("netgen-parameters ").Append(Number(ParameterFile.Version)).Append('\n');
        foreach (ValueRecord value in file.Values)
        {
            text.Append("value ").Append(value.Name).Append(' ').Append(value.Element.Name())
                .Append(" scale ").Append(Number(value.Scale)).Append(" zero ").Append(Number(value.ZeroPoint)).Append('\n');
        }

        foreach (TensorRecord tensor in file.Tensors)
        {
            WriteTensor(text, tensor);
        }

        text.Append("end ").Append(Number(file.Tensors.Count)).Append(" tensors ").Append(Number(file.Values.Count)).Append(" values\n");
        return text.ToString();
    }

    private static void WriteTensor(StringBuilder text, TensorRecord tensor)
    {
        text.Append("tensor ").Append(tensor.Name).Append(' ').Append(tensor.Type.Element.Name()).Append(' ').Append(tensor.Type.Shape).Append('\n');
        if (tensor.Type.Quantization is { } quantization)
        {
            for (int i = 0; i < quantization.Scales.Count; i++)
            {
                text.Append(i % ScalesPerLine == 0 ? "scale " : " ").Append(Number(quantization.Scales[i]));
                if (i % ScalesPerLine == ScalesPerLine - 1 || i == quantization.Scales.Count - 1)
                {
                    text.Append('\n');
                }
            }

            if (quantization.Axis != 0)
            {
                text.Append("axis ").Append(Number(quantization.Axis)).Append('\n');
            }

            if (quantization.ZeroPoint != 0)
            {
                text.Append("zero ").Append(Number(quantization.ZeroPoint)).Append('\n');
            }
        }

        byte[] bytes = tensor.Bytes.ToArray();
        text.Append("data ").Append(Number(bytes.Length)).Append(" crc32 ")
            .Append(Crc32.Of(bytes).ToString("x8", CultureInfo.InvariantCulture)).Append('\n');
        string base64 = Convert.ToBase64String(bytes);
        for (int start = 0; start < base64.Length; start += LineLength)
        {
            text.Append(base64, start, Math.Min(LineLength, base64.Length - start)).Append('\n');
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(float value) => value.ToString("G9", CultureInfo.InvariantCulture);
}
