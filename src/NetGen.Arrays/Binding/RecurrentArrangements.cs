using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Arrays.Binding;

/// <summary>
/// Where the frameworks have the gates of recurrent layers. An Lstm's are i, f, g, o in PyTorch and Keras, i, o, f, g in ONNX (peepholes i, o, f there); a Gru's
/// are r, z, n in PyTorch, z, r, n in Keras and ONNX.
/// </summary>
internal static class RecurrentArrangements
{
    /// <summary>How a framework has a tensor of the layer; null if it has no such layer.</summary>
    public static Arrangement? Of(RecurrentOperator op, Parameter parameter, TensorLayout layout)
    {
        int[] sizes = [.. parameter.Type.Shape.Sizes];
        if (layout == TensorLayout.NetGen)
        {
            return Arrangement.AsIs(sizes) with { IsExact = true };
        }

        (int side, string role) = Split(parameter.Role);
        if (Gates(op, role, layout) is not { } gates)
        {
            return null;
        }

        int rows = sizes[0];
        int units = rows / gates.Length;
        int columns = sizes.Length > 1 ? sizes[1] : 1;
        int sides = op.Directions.Count;
        bool hasBoth = op is Gru { ResetBefore: false };
        int half = role == "recurrent_bias" ? 1 : 0;
        Arrangement arrangement = (layout, role) switch
        {
            (TensorLayout.PyTorch, "bias" or "recurrent_bias") => Picked([rows], [gates.Length, units], [0, 1], (0, gates)),
            (TensorLayout.PyTorch, _) => Picked([rows, columns], [gates.Length, units, columns], [0, 1, 2], (0, gates)),
            (TensorLayout.Keras, "bias" or "recurrent_bias") when hasBoth => Picked([2, rows], [2, gates.Length, units], [1, 2], (0, [half]), (1, gates)),
            (TensorLayout.Keras, "bias") => Picked([rows], [gates.Length, units], [0, 1], (0, gates)),
            (TensorLayout.Keras, _) => Picked([columns, rows], [columns, gates.Length, units], [1, 2, 0], (1, gates)),
            // ONNX has the biases of both products; where nothing stands between the products, they add up.
            (_, "bias" or "recurrent_bias") => Picked([sides, 2 * rows], [sides, 2, gates.Length, units], [2, 3], (0, [side]), (1, hasBoth ? [half] : [0, 1]), (2, gates)),
            (_, "peephole") => Picked([sides, rows], [sides, gates.Length, units], [1, 2], (0, [side]), (1, gates)),
            _ => Picked([sides, rows, columns], [sides, gates.Length, units, columns], [1, 2, 3], (0, [side]), (1, gates)),
        };
        return arrangement with { IsExact = true };
    }

    /// <summary>The direction, 0 or 1, and what the tensor is there: "reverse.bias" is (1, "bias").</summary>
    public static (int Side, string Role) Split(string role) =>
        role.StartsWith(RecurrentOperator.Reverse, StringComparison.Ordinal) ? (1, role[RecurrentOperator.Reverse.Length..]) : (0, role);

    /// <summary>Which of the framework's gates each of the tensor's is; null if the framework has no such tensor.</summary>
    private static int[]? Gates(RecurrentOperator op, string role, TensorLayout layout) => (op, role, layout) switch
    {
        (_, "projection_weight", _) => layout == TensorLayout.PyTorch ? [0] : null,
        (Lstm { Coupled: true } or MinimalGru, _, _) => null,
        (Lstm, "peephole", _) => layout == TensorLayout.Onnx ? [0, 2, 1] : null,
        (Lstm, _, TensorLayout.Onnx) => [0, 2, 3, 1],
        (Lstm, _, _) => [0, 1, 2, 3],
        (Gru { ResetBefore: true }, _, TensorLayout.PyTorch) => null,
        (Gru, _, TensorLayout.PyTorch) => [0, 1, 2],
        (Gru, _, _) => [1, 0, 2],
        _ => [0],
    };

    private static Arrangement Picked(int[] shape, int[] view, int[] order, params (int Axis, int[] Indices)[] picks) =>
        new(shape, view, order) { Picks = picks.ToDictionary(pick => pick.Axis, pick => pick.Indices) };
}
