using System.CommandLine;
using NetGen.Generator.Schedule;
using NetGen.Tool.Files;

namespace NetGen.Tool.Commands;

/// <summary><c>netgen weights FILE.cs ...</c>: writes what networks with [StoredWeights] read while they run.</summary>
internal static class WeightsCommand
{
    public static Command Create(TextWriter output)
    {
        DeclarationOptions options = new();
        Command command = new("weights", "Writes the weights that networks with [StoredWeights] read while they run: NAME.stored.");
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            IReadOnlyList<Plan> plans = options.Compile(parsed, output);
            OutputFile[] files = [.. plans.Where(plan => plan.Stored.Count > 0).Select(plan => new OutputFile(plan.Model.FullName + ".stored", plan.StoredBytes))];
            if (files.Length == 0)
            {
                throw new ToolException(plans.Any(plan => plan.Model.StoredBlock > 0)
                    ? "nothing is stored: the assembly and the heap hold all weights; [Unroll(Form.Stored)] on a layer stores them all the same"
                    : "no network has [StoredWeights]");
            }

            options.Write(parsed, output, files);
            return 0;
        });
        return command;
    }
}
