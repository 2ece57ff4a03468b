using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels.Vectors;

/// <summary>
/// The inputs of an output value as runs of neighbours in memory, in the order of the weights: a run for each kernel row, or for each tap of a
/// dilated kernel, or one for all where rows follow one another.
/// </summary>
/// <param name="Starts">Where the runs start, from a position's first value.</param>
/// <param name="Length">Values of a run.</param>
internal sealed record InputRuns(int[] Starts, int Length)
{
    public static InputRuns Of(ConvolutionShape shape, int rowStep)
    {
        Window window = shape.Window;
        bool together = window.DilationWidth == 1 || window.KernelWidth == 1;
        int length = (together ? window.KernelWidth : 1) * shape.Channels;
        int[] starts =
        [
            .. from r in Enumerable.Range(0, window.KernelHeight)
               from s in Enumerable.Range(0, together ? 1 : window.KernelWidth)
               select (r * window.DilationHeight * rowStep) + (s * window.DilationWidth * shape.Channels),
        ];
        bool follow = Enumerable.Range(0, starts.Length).All(i => starts[i] == i * length);
        return follow ? new InputRuns([0], length * starts.Length) : new InputRuns(starts, length);
    }

    /// <summary>Weights in the order in which vectors read them: block of 16 channels, run, group of inputs, channel, input of the group.</summary>
    /// <param name="group">Inputs that are multiplied together.</param>
    /// <param name="weight">The weight of an output channel for an input.</param>
    public T[] Pack<T>(int channels, int group, Func<int, int, T> weight)
        where T : struct
    {
        int groups = (Length + group - 1) / group;
        int blocks = (channels + VectorOutput.Lanes - 1) / VectorOutput.Lanes;
        T[] packed = new T[blocks * Starts.Length * groups * VectorOutput.Lanes * group];
        int place = 0;
        for (int block = 0; block < blocks; block++)
        {
            for (int run = 0; run < Starts.Length; run++)
            {
                for (int i = 0; i < groups * group; i += group)
                {
                    for (int lane = 0; lane < VectorOutput.Lanes; lane++)
                    {
                        int channel = (block * VectorOutput.Lanes) + lane;
                        for (int j = 0; j < group; j++, place++)
                        {
                            if (channel < channels && i + j < Length)
                            {
                                packed[place] = weight(channel, (run * Length) + i + j);
                            }
                        }
                    }
                }
            }
        }

        return packed;
    }
}
