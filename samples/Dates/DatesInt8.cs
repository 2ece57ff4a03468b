using NetGen;

namespace Dates;

/// <summary>
/// The same network in integers, whose parameters are a third of the size: `netgen quantize Dates.cs`, with 256 texts of the training set
/// (tests/NetGen.Models.Tests/Sequences/dates.calibration.txt). Its step is that of the float network.
/// </summary>
[Network(Precision = Precision.Int8)]
[Weights("dates_int8.netgen")]
public static partial class IsoDatesInt8
{
    [Tokens(32)] static partial void Text();
    [Embedding(39, 16)] static partial void Symbols();
    [Gru(24, Direction = Direction.Both, Sequences = true, States = true)] static partial void Encoder();

    // The backward direction has read the whole text when it is at its beginning.
    [Slice(new[] { 24 }, new[] { 24 }, From = "Encoder.1")] static partial void Backward();
    [Dense(48, Activation = Activation.Tanh)] static partial void Initial();
    [DateWriter(Steps = 10, From = "Encoder.0", State = new[] { nameof(Initial) })] static partial void Written();

    [Output(From = "Written.0")] static partial void Iso();
    [Output(From = "Written.1")] static partial void Attention();
}
