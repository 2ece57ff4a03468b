namespace Characters;

/// <summary>The 32 symbols of the models; whatever else a text has is left out, capitals become small.</summary>
internal static class Alphabet
{
    private const string Symbols = "\n abcdefghijklmnopqrstuvwxyz.,'-";

    public static int Count => Symbols.Length;

    public static char Of(int token) => Symbols[token];

    public static int[] Encode(string text) => [.. text.ToLowerInvariant().Select(character => Symbols.IndexOf(character)).Where(token => token >= 0)];
}
