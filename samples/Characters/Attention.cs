using NetGen;

namespace Characters;

/// <summary>
/// The same from all characters before, 64 at most: two blocks of causal attention, whose keys and values are kept from step to step. Trained by training/characters,
/// 2.25 bits a character.
/// </summary>
[Network, Streaming, Weights("attention.netgen")]
[Budget(Macs = 40_000, ActivationBytes = 40_000)]
public static partial class Attention
{
    [Tokens(64)] static partial void Text();
    [Embedding(32, 32)] static partial void Symbols();
    [PositionalEncoding] static partial void Places();
    [TransformerDecoder(4, 128, PreNorm = true)] static partial void First();
    [TransformerDecoder(4, 128, PreNorm = true)] static partial void Second();
    [LayerNorm] static partial void Norm();
    [Dense(32, PerPosition = true)] static partial void Logits();
    [TopK(10)] static partial void Best();
    [Output(From = "Best.0")] static partial void Scores();
    [Output(From = "Best.1")] static partial void Candidates();
}
