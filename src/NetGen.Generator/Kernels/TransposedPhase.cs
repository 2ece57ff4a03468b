namespace NetGen.Generator.Kernels;

/// <summary>
/// Every stride-th output along an axis of a transposed convolution, from output number <paramref name="First"/>: an ordinary convolution of
/// stride 1 with those taps of the kernel that meet an input there.
/// </summary>
/// <param name="Kernel">The kernel's index of each tap.</param>
internal sealed record TransposedPhase(int First, WindowAxis Axis, IReadOnlyList<int> Kernel)
{
    public static TransposedPhase Of(int phase, int size, int outputs, int stride, int dilation, int kernel, int before)
    {
        int positions = (outputs - phase + stride - 1) / stride;
        int[] taps = [.. Enumerable.Range(0, kernel).Where(k => (phase + before - (k * dilation)) % stride == 0)];
        WindowAxis axis = new(size, positions, 1, [.. taps.Select(k => (phase + before - (k * dilation)) / stride)]);

        // A tap that is outside at every position adds nothing: the reference adds only what meets an input.
        int[] kept = [.. Enumerable.Range(0, taps.Length).Where(axis.Reaches)];
        return new TransposedPhase(phase, axis with { First = [.. kept.Select(k => axis.First[k])] }, [.. kept.Select(k => taps[k])]);
    }
}
