namespace NetGen.Interpreters.Counting;

/// <summary>A network of one layer.</summary>
/// <param name="Members">The members of its class.</param>
/// <param name="Inputs">Inputs of one output value.</param>
internal sealed record SizedLayer(string[] Members, int Inputs)
{
    public static SizedLayer Of(string input, string layer, int inputs) =>
        new([$"[{input}] static partial void In();", $"[{layer}] static partial void Out();"], inputs);
}
