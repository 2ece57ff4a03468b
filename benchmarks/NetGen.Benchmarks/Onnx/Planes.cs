using NetGen.Generator.Model;

namespace NetGen.Benchmarks.Onnx;

/// <summary>From channels last, without a batch, to ONNX's batch of planes: H x W x C becomes 1 x C x H x W, a vector of N becomes 1 x N.</summary>
internal static class Planes
{
    public static long[] Dims(TensorShape shape) =>
        shape.Rank == 1 ? [1, shape.Channels] : [1, shape.Channels, shape.Height, shape.Width];

    /// <summary>The values of a feature map, plane by plane.</summary>
    public static T[] Order<T>(T[] values, TensorShape shape) =>
        shape.Rank == 1 ? values : Transpose(values, [shape.Height, shape.Width, shape.Channels], [2, 0, 1]);

    /// <summary>The values with their axes in another order: axis i of the result is axis <c>order[i]</c> of the source.</summary>
    public static T[] Transpose<T>(T[] values, int[] sizes, int[] order)
    {
        int[] strides = new int[sizes.Length];
        for (int axis = sizes.Length - 1, stride = 1; axis >= 0; stride *= sizes[axis--])
        {
            strides[axis] = stride;
        }

        T[] result = new T[values.Length];
        int[] index = new int[sizes.Length];
        for (int i = 0; i < result.Length; i++)
        {
            int source = 0;
            for (int axis = 0; axis < order.Length; axis++)
            {
                source += index[axis] * strides[order[axis]];
            }

            result[i] = values[source];
            for (int axis = order.Length - 1; axis >= 0 && ++index[axis] == sizes[order[axis]]; axis--)
            {
                index[axis] = 0;
            }
        }

        return result;
    }
}
