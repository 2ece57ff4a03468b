using NetGen;

namespace Dates;

/// <summary>
/// Dates as people write them to ISO dates: 32 symbols in, 10 out, the attention of each step beside them. A bidirectional encoder, and a decoder that attends to what that read
/// (arXiv:1409.0473). Trained by training/dates.
/// </summary>
[Network]
[Weights("dates.netgen")]
public static partial class IsoDates
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

/// <summary>A step: where to look, what to keep in mind, what to write.</summary>
public sealed partial class DateWriterAttribute : DecoderAttribute
{
    [PreviousSymbol(nameof(Logits), Start = 11)] static partial void Last();
    [PreviousState(nameof(After))] static partial void Before();
    [Memory] static partial void Read();

    [Embedding(12, 8, From = nameof(Last))] static partial void Symbol();
    [AdditiveAttention(32, From = nameof(Before), Memory = nameof(Read), Weights = true)] static partial void Context();
    [Concat(nameof(Symbol), "Context.0")] static partial void Seen();
    [Gru(48, State = new[] { nameof(Before) })] static partial void After();
    [Concat(nameof(After), "Context.0")] static partial void Known();
    [Dense(11)] static partial void Logits();
    [Output(From = "Context.1")] static partial void Weights();
}
