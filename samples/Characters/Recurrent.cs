using NetGen;

namespace Characters;

/// <summary>What comes next, from the character that came last and a state of 64 numbers: a step takes a character. Trained by training/characters, 2.33 bits a character on held-out text.</summary>
[Network, Streaming, Weights("recurrent.netgen")]
[Budget(Macs = 20_000, ActivationBytes = 2_400)]
public static partial class Recurrent
{
    [Tokens(64)] static partial void Text();
    [Embedding(32, 16)] static partial void Symbols();
    [Gru(64, Sequences = true)] static partial void Memory();
    [Dense(32, PerPosition = true)] static partial void Logits();
    [TopK(10)] static partial void Best();
    [Output(From = "Best.0")] static partial void Scores();
    [Output(From = "Best.1")] static partial void Candidates();
}
