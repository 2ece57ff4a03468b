namespace NetGen.Generator.Kernels;

/// <summary>What the output channels of one method of <see cref="Conv2DPositionLanes"/> share.</summary>
/// <param name="Held">The sizes of weights that wait in variables.</param>
/// <param name="IsRead">Which inputs any of the channels has a weight for.</param>
/// <param name="Loaded">How many of these are ever anything but the zero point: in the code all others are constants.</param>
/// <param name="Blocks">For each block of inputs the pairs that the sums share.</param>
internal sealed record PositionLanesMethod(HeldSizes Held, bool[] IsRead, int Loaded, IReadOnlyList<SharedPairs> Blocks);
