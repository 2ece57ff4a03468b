using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Roslyn;

/// <summary>A source with the places where findings are expected between « and ».</summary>
internal sealed class MarkedSource
{
    public MarkedSource(string marked)
    {
        List<TextSpan> places = [];
        System.Text.StringBuilder plain = new();
        int start = 0;
        foreach (char letter in marked)
        {
            switch (letter)
            {
                case '«':
                    start = plain.Length;
                    break;
                case '»':
                    places.Add(TextSpan.FromBounds(start, plain.Length));
                    break;
                default:
                    plain.Append(letter);
                    break;
            }
        }

        Text = plain.ToString();
        Places = [.. places.Select(span => SourceText.From(Text).Lines.GetLinePositionSpan(span))];
    }

    public string Text { get; }

    /// <summary>Lines and columns, from 0.</summary>
    public LinePositionSpan[] Places { get; }
}
