using System.Globalization;
using NetGen.Import;

namespace NetGen.Arrays;

/// <summary>The header of a .npy array, a Python dictionary: {'descr': '&lt;f4', 'fortran_order': False, 'shape': (3, 4), }.</summary>
internal sealed record NpyHeader(ArrayElement Element, bool BigEndian, bool FortranOrder, IReadOnlyList<int> Shape)
{
    private const int MaxRank = 32;

    public static NpyHeader Parse(string text, string name, ArrayBudget budget) => new Parser(text, name, budget).Header();

    private sealed class Parser(string text, string name, ArrayBudget budget)
    {
        private int at;

        public NpyHeader Header()
        {
            string? descr = null;
            bool? fortran = null;
            int[]? shape = null;
            Expect('{');
            while (!Accept('}'))
            {
                string key = Quoted();
                Expect(':');
                switch (key)
                {
                    case "descr" when descr is null:
                        descr = Descr();
                        break;
                    case "fortran_order" when fortran is null:
                        fortran = Truth();
                        break;
                    case "shape" when shape is null:
                        shape = Sizes();
                        break;
                    default:
                        throw Malformed($"the key '{key}'");
                }

                if (!Accept(','))
                {
                    Expect('}');
                    break;
                }
            }

            if (Peek() != '\0' || descr is null || fortran is null || shape is null)
            {
                throw Malformed("other keys than 'descr', 'fortran_order' and 'shape'");
            }

            return new NpyHeader(ElementOf(descr), descr[0] == '>', fortran.Value, shape);
        }

        private string Descr() => Peek() == '['
            ? throw budget.Fail($"the array '{name}' has a record type; arrays of numbers are read")
            : Quoted();

        private ArrayElement ElementOf(string descr) => descr.TrimStart('<', '>', '|', '=') switch
        {
            "f8" => ArrayElement.Float64,
            "f4" => ArrayElement.Float32,
            "f2" => ArrayElement.Float16,
            "i8" => ArrayElement.Int64,
            "i4" => ArrayElement.Int32,
            "i2" => ArrayElement.Int16,
            "i1" => ArrayElement.Int8,
            "u8" => ArrayElement.UInt64,
            "u4" => ArrayElement.UInt32,
            "u2" => ArrayElement.UInt16,
            "u1" => ArrayElement.UInt8,
            "b1" or "?" => ArrayElement.Bool,
            "O" => throw budget.Fail($"the array '{name}' holds Python objects (a pickle, which can run any code and is not read); save an array of numbers"),
            _ => throw budget.Fail($"the array '{name}' has the type '{descr}'; float16, float32, float64, integers of up to 64 bits and bool are read"),
        };

        private bool Truth()
        {
            foreach (string word in new[] { "True", "False" })
            {
                if (Peek() == word[0] && text.AsSpan(at).StartsWith(word))
                {
                    at += word.Length;
                    return word == "True";
                }
            }

            throw Malformed("'fortran_order' neither True nor False");
        }

        private int[] Sizes()
        {
            List<int> sizes = [];
            Expect('(');
            while (!Accept(')'))
            {
                sizes.Add(Size());
                if (!Accept(','))
                {
                    Expect(')');
                    break;
                }
            }

            return sizes.Count <= MaxRank ? [.. sizes] : throw Malformed($"{sizes.Count} sizes");
        }

        /// <summary>A size; Python 2 wrote long ones as "3L".</summary>
        private int Size()
        {
            Peek();
            int start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            if (!int.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out int size))
            {
                throw Malformed("a size that is no number below 2^31");
            }

            Accept('L');
            return size;
        }

        private string Quoted()
        {
            char quote = Peek();
            int end = quote is '\'' or '"' ? text.IndexOf(quote, at + 1) : -1;
            if (end < 0)
            {
                throw Malformed("something else where a string should be");
            }

            string content = text[(at + 1)..end];
            at = end + 1;
            return content.Length is > 0 and < 64 ? content : throw Malformed("a string of no or many characters");
        }

        private void Expect(char wanted)
        {
            if (!Accept(wanted))
            {
                throw Malformed($"no '{wanted}' at character {at}");
            }
        }

        private bool Accept(char wanted)
        {
            bool found = Peek() == wanted && at < text.Length;
            at += found ? 1 : 0;
            return found;
        }

        /// <summary>The next character that is no white space; '\0' at the end.</summary>
        private char Peek()
        {
            while (at < text.Length && text[at] is ' ' or '\n' or '\t' or '\r')
            {
                at++;
            }

            return at < text.Length ? text[at] : '\0';
        }

        private ImportException Malformed(string what) =>
            budget.Fail($"the header of the array '{name}' has {Printable(what)}; it should be like {{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }}");

        private static string Printable(string what) => string.Concat(what.Select(letter => char.IsControl(letter) ? '?' : letter));
    }
}
