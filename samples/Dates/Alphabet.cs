namespace Dates;

/// <summary>What the numbers that the network reads and writes stand for.</summary>
public static class Alphabet
{
    /// <summary>Number 0 stands behind the end of a text.</summary>
    private const string Read = "\0 0123456789abcdefghijlmnoprstuvwy.,/-'";

    private const string Written = "0123456789-";

    /// <summary>Puts a text's numbers into an array; what is too long is left out.</summary>
    /// <returns>Null, or the first character that the network does not know.</returns>
    public static char? Encode(string text, int[] tokens)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            tokens[i] = i < text.Length ? Read.IndexOf(char.ToLowerInvariant(text[i])) : 0;
            if (tokens[i] < 0)
            {
                return text[i];
            }
        }

        return null;
    }

    /// <summary>The text that some numbers stand for.</summary>
    public static string Decode(int[] symbols)
    {
        char[] text = new char[symbols.Length];
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = Written[symbols[i]];
        }

        return new string(text);
    }
}
