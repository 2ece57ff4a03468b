using System.Globalization;
using Characters;
using NetGen.Tool;

// Both models write on: dotnet run --project samples/Characters [-- "text" [characters [k]]], drawn from the k most probable symbols.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string text = args.Length > 0 ? args[0] : "the hacker ";
if (!int.TryParse(args.Length > 1 ? args[1] : "200", out int count) || count < 0 || !int.TryParse(args.Length > 2 ? args[2] : "4", out int k) || k < 1 || k > CharacterModel.Most || Alphabet.Encode(text).Length == 0)
{
    Console.Error.WriteLine($"usage: Characters [\"text\" [characters [k]]]: a text with letters, how many characters to write, and of how many symbols to draw, 1 to {CharacterModel.Most}");
    return 1;
}

int code = 0;
foreach ((string name, string file, CharacterModel model) in new (string, string, CharacterModel)[] { ("recurrent", "Recurrent.cs", new RecurrentModel()), ("attention", "Attention.cs", new AttentionModel()) })
{
    code |= CommandLine.Run(["report", Path.Combine(AppContext.BaseDirectory, file)], Console.Out, Console.Error);
    Console.WriteLine($"\n{name}: {text}{model.Write(text, count, new TopSampler(k, new Random(1)))}\n");
}

return code;
