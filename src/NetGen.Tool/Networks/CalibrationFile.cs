using NetGen.Arrays;
using NetGen.Calibration;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Tool.Files;

namespace NetGen.Tool.Networks;

/// <summary>Inputs of a network in an array file: samples along the first axis, then the input's own axes.</summary>
internal static class CalibrationFile
{
    /// <param name="path">A .npy with the only input, or a .npz with an array for each input, called as it is; a single array may have any name.</param>
    /// <param name="inputs">The network's inputs.</param>
    /// <exception cref="ToolException">An input is missing or has another shape.</exception>
    public static CalibrationSet Read(string path, IReadOnlyList<Value> inputs)
    {
        IReadOnlyList<NamedArray> arrays = NamedArrays.Read(InputFile.ReadBytes(path), path).Items;
        if (inputs.Count == 1 && arrays.Count == 1)
        {
            return CalibrationSet.Of(Samples(path, arrays[0], inputs[0]));
        }

        return CalibrationSet.Of(inputs.ToDictionary(input => input.Name, input => arrays.FirstOrDefault(array => array.Name == input.Name) is { } array
            ? Samples(path, array, input)
            : throw new ToolException($"{path}: there is no array {input.Name} for the input of that name; the arrays are {(arrays.Count == 0 ? "none" : string.Join(", ", arrays.Select(array => array.Name)))}")));
    }

    private static float[][] Samples(string path, NamedArray array, Value input)
    {
        int[] sample = [.. array.Shape.Skip(1)];
        if (array.Shape.Count == 0 || !Unit(sample).SequenceEqual(Unit(input.Shape.Sizes)))
        {
            throw new ToolException($"{path}: {array.Name} is {array.ShapeText}; the input {input.Name} wants N samples of {input.Shape}, N x {input.Shape}{Hint(array, sample, input.Shape)}");
        }

        int size = (int)input.Shape.Count;
        return [.. Enumerable.Range(0, array.Shape[0]).Select(i => array.Values[(i * size)..((i + 1) * size)])];
    }

    /// <summary>Sizes of 1 hold nothing: N x 64 x 3 is as good as N x 64 x 1 x 3.</summary>
    private static IEnumerable<int> Unit(IEnumerable<int> sizes) => sizes.Where(size => size != 1);

    private static string Hint(NamedArray array, int[] sample, TensorShape shape) =>
        Unit(array.Shape).SequenceEqual(Unit(shape.Sizes)) ? "; it is one sample: add an axis in front, x[None]"
        : sample.Length == 3 && shape.Rank == 3 && sample[0] == shape.Channels && sample[1] == shape.Height && sample[2] == shape.Width ? "; its channels come first: x.transpose(0, 2, 3, 1)"
        : "";
}
