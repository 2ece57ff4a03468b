namespace NetGen.Generator.Kernels;

/// <summary>The integer weights of a layer as sums over inputs see them.</summary>
internal interface IChannelWeights
{
    /// <summary>The weight of an output channel for one of its inputs.</summary>
    int Weight(int channel, int input);

    /// <summary>The exact limits of the channel's sum of products, without its bias.</summary>
    SumRange Sum(int channel);

    /// <summary>The bias, the input's zero point folded in.</summary>
    int Bias(int channel);
}
