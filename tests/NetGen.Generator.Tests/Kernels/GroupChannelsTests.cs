using NetGen.Generator.Kernels;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>Channels that share packed sums: each in one group, in fewer products where zeros meet zeros.</summary>
public sealed class GroupChannelsTests
{
    [Theory]
    [InlineData(0.2, 32, 64)]
    [InlineData(0.5, 100, 130)]
    [InlineData(0.5, 32, 64)]
    [InlineData(0.8, 64, 70)]
    [InlineData(0.95, 7, 20)]
    [InlineData(0.5, 300, 16)]
    public void EveryChannelIsInOneGroup(double zeros, int channels, int inputs)
    {
        const int First = 5;
        Random random = new(channels);
        Weights weights = new(First, channels, inputs, (_, _) => random.NextDouble() < zeros ? 0 : random.Next(-127, 128));
        IReadOnlyList<LaneGroup> groups = GroupChannels.Run(weights, First, channels, inputs)!;
        Assert.Equal(Enumerable.Range(First, channels), groups.SelectMany(group => group.Channels).OrderBy(k => k));
        Assert.All(groups, group =>
        {
            Assert.Equal(group.Channels.Count, group.Count);
            Assert.NotNull(LaneLayout.Of([.. group.Channels.Select(weights.Sum)]));
        });
    }

    /// <summary>Every second channel sees every second input alone: groups of one kind take half of the products.</summary>
    [Fact]
    public void ChannelsWithTheSameZerosAreTogether()
    {
        const int Channels = 24;
        const int Inputs = 64;
        Weights weights = new(0, Channels, Inputs, (k, i) => (k + i) % 2 == 0 ? 0 : 100 + (k % 7));
        IReadOnlyList<LaneGroup> groups = GroupChannels.Run(weights, 0, Channels, Inputs)!;
        Assert.All(groups, group => Assert.Single(group.Channels.Select(k => k % 2).Distinct()));
        Assert.Equal(Channels / 3, groups.Count);
        Assert.Equal(Channels / 3 * Inputs / 2, Products(groups, weights, Inputs));
    }

    [Fact]
    public void PrunedWeightsTakeFewerProducts()
    {
        Random random = new(3);
        Weights weights = new(0, 48, 64, (_, _) => random.NextDouble() < 0.8 ? 0 : random.Next(64, 128));
        int following = Products([.. Enumerable.Range(0, 16).Select(g => new LaneGroup([3 * g, (3 * g) + 1, (3 * g) + 2], LaneLayout.Of([.. Enumerable.Range(3 * g, 3).Select(weights.Sum)])!))], weights, 64);
        Assert.InRange(Products(GroupChannels.Run(weights, 0, 48, 64)!, weights, 64), 1, 0.9 * following);
    }

    /// <summary>Without zeros nothing is gained, and the channels stay in their order.</summary>
    [Fact]
    public void WithoutZerosChannelsFollowOneAnother()
    {
        Weights weights = new(0, 30, 40, (k, i) => ((k + i) % 100) + 1);
        Assert.Equal(Enumerable.Range(0, 30), GroupChannels.Run(weights, 0, 30, 40)!.SelectMany(group => group.Channels));
    }

    /// <summary>Sums beyond 32 bits have no lane.</summary>
    [Fact]
    public void AChannelBeyondThirtyTwoBitsHasNoGroup() => Assert.Null(GroupChannels.Run(new Weights(0, 4, 150_000, (_, _) => 127), 0, 4, 150_000));

    private static int Products(IReadOnlyList<LaneGroup> groups, Weights weights, int inputs) =>
        groups.Sum(group => Enumerable.Range(0, inputs).Count(i => group.Pack(weights, i) != 0));

    private sealed class Weights : IChannelWeights
    {
        private readonly int first;
        private readonly int[][] values;

        public Weights(int first, int channels, int inputs, Func<int, int, int> value)
        {
            this.first = first;
            values = [.. Enumerable.Range(0, channels).Select(k => Enumerable.Range(0, inputs).Select(i => value(k, i)).ToArray())];
        }

        public int Weight(int channel, int input) => values[channel - first][input];

        public SumRange Sum(int channel)
        {
            long most = values[channel - first].Sum(weight => 128L * Math.Abs(weight));
            return new SumRange(-most, most);
        }

        public int Bias(int channel) => 0;
    }
}
