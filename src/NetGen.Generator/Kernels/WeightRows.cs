using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>A convolution group's float weights as tables, one for each block of inputs: a row for each output channel. A row of the last block ends with the channel's bias.</summary>
internal sealed record WeightRows(Local[] Tables, bool HasBias)
{
    public static WeightRows Of(KernelBuilder builder, ConvolutionShape shape, int group, IReadOnlyList<(int First, int Count)> blocks)
    {
        float[] weights = builder.Context.Floats("weight");
        float[] biases = builder.Context.Floats("bias");
        bool hasBias = biases.Any(bias => bias != 0);
        string suffix = shape.Groups == 1 ? "" : "g" + group;
        List<Local> tables = [];
        foreach ((int first, int count) in blocks)
        {
            bool isWithBias = hasBias && first + count == shape.Inputs;
            tables.Add(RowTables.Floats(builder, $"w{suffix}{(first == 0 ? "" : "_" + first)}", isWithBias ? count + 1 : count, shape.GroupOut, () => Rows(first, count, isWithBias)));
        }

        return new WeightRows([.. tables], hasBias);

        float[] Rows(int first, int count, bool isWithBias)
        {
            List<float> rows = [];
            for (int k = group * shape.GroupOut; k < (group + 1) * shape.GroupOut; k++)
            {
                int channel = k;
                rows.AddRange(Enumerable.Range(first, count).Select(i => weights[shape.WeightIndex(channel, i)]));
                if (isWithBias)
                {
                    rows.Add(biases[k]);
                }
            }

            return [.. rows];
        }
    }
}
