using NetGen.Generator.Code;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>What a decoder gives for the steps behind its end: the symbol of the end, and rows of zeros.</summary>
internal static class LoopEnd
{
    /// <summary>Fills the outputs in front of the first step; steps that run write over it.</summary>
    /// <param name="node">The loop.</param>
    public static void Fill(CodeBuilder code, Node node, ArenaPlan arena)
    {
        Loop loop = (Loop)node.Operator;
        for (int i = 0; i < loop.Results; i++)
        {
            Code.Buffer output = arena.Buffers[node.Outputs[i]];
            Local array = TimeLoop.ArrayOf(code, output);
            Expression value = i == 0 ? loop.End!.Value : output.Type.Element == ElementType.Float32 ? (Expression)0f : output.Type.Quantization?.ZeroPoint ?? 0;
            code.For("i", output.Offset, output.Offset + (int)output.Type.Count, index => code.Assign(array[index], value));
        }
    }
}
