using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Fuzz;

/// <summary>Damages a source token by token: lost, doubled, exchanged, replaced.</summary>
internal static class TokenMutation
{
    private static readonly string[] Strangers = ["(", ")", "[", "]", "{", "}", ";", ",", "=", "\"", "static", "partial", "class", "nameof", "0", "#if", "?", "<", "@", "/*", "namespace", "\u00e9", "record"];

    public static string Mutate(string text, Random random)
    {
        List<string> tokens = [.. CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Select(token => token.ToFullString())];
        int rounds = 1 + random.Next(3);
        for (int i = 0; i < rounds && tokens.Count > 1; i++)
        {
            // The beginning, "using NetGen; namespace F", stays: without it nothing is a declaration.
            int at = random.Next(Math.Min(5, tokens.Count - 1), tokens.Count);
            int other = random.Next(Math.Min(5, tokens.Count - 1), tokens.Count);
            switch (random.Next(4))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens.Insert(at, tokens[other]);
                    break;
                case 2:
                    (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                    break;
                default:
                    tokens[at] = Strangers[random.Next(Strangers.Length)] + " ";
                    break;
            }
        }

        return string.Concat(tokens);
    }
}
