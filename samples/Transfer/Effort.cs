using NetGen;

namespace Transfer;

/// <summary>
/// Tells three kinds of movement from the same window that the gestures are told from: rest, stroke, turn. Its first layers are those of the gesture network,
/// with their weights; trained is the layer Kinds alone, by training/transfer.
/// </summary>
[Network(Precision = Precision.Int8)]
[Target(Board.Esp32)]
[Budget(Macs = 200_000, WeightBytes = 250, ActivationBytes = 2_000)]
[Weights("effort.netgen")]
public static partial class Effort
{
    [Backbone(typeof(Microcontroller.Gestures), UpTo = "Pool")] static partial void Front();
    [Dense(3)] static partial void Kinds();
    [Softmax] static partial void Scores();
}
