using System.Reflection.Metadata;
using NetGen.Calibration.Running;
using NetGen.IlCounter;
using NetGen.TestKit;

namespace NetGen.Interpreters.Counting;

/// <summary>What a layer executed to end its outputs, statement by statement (<see cref="OutputEnds"/>): unpacking of lanes, requantization, clamp, store.</summary>
/// <param name="Outputs">Output values.</param>
/// <param name="ByOpcode">Executed instructions, most frequent first.</param>
internal sealed record RequantizationCount(long Outputs, IReadOnlyList<(ILOpCode Opcode, long Count)> ByOpcode)
{
    /// <summary>Instructions for each output.</summary>
    public double PerOutput => (double)ByOpcode.Sum(executed => executed.Count) / Outputs;

    /// <summary>Counts one inference. Null where the sum is inside of the statement that stores it.</summary>
    /// <param name="network">The compiled network.</param>
    /// <param name="layer">The layer, whose methods have names that begin so.</param>
    /// <param name="outputs">Its output values.</param>
    /// <param name="input">The network's input.</param>
    public static RequantizationCount? Of(RunnableNetwork network, string layer, long outputs, Array input)
    {
        (byte[] image, byte[] symbols) = GeneratedAssembly.AssembleWithSymbols(network.Sources);
        CountedAssembly assembly = CountedAssembly.Load(image);
        Array expected = network.Infer(input)[0];
        assembly.Method(network.Type.FullName!, "Infer").Invoke(input, Array.CreateInstance(expected.GetType().GetElementType()!, expected.Length));
        DebugSymbols source = DebugSymbols.Load(symbols);
        Dictionary<string, OutputEnds> files = network.Sources.ToDictionary(file => file.Name, file => OutputEnds.Of(file.Text, layer));
        if (!files.Values.Any(ends => ends.AreApart))
        {
            return null;
        }

        IEnumerable<InstructionCount> executed =
            from method in assembly.Methods
            where method.FullName.StartsWith(network.Type.FullName + "." + layer, StringComparison.Ordinal)
            from statement in source.Statements(method)
            where statement.Line > 0 && files[statement.File].Contains(statement.Line, statement.Column)
            from instruction in statement.Instructions
            select instruction;
        return new RequantizationCount(
            outputs,
            [.. executed.GroupBy(instruction => instruction.Opcode).Select(group => (group.Key, group.Sum(instruction => instruction.Count))).Where(pair => pair.Item2 > 0).OrderByDescending(pair => pair.Item2).ThenBy(pair => pair.Key)]);
    }
}
