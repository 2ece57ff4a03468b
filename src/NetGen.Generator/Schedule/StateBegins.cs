using NetGen.Generator.Code;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>What the states of a loop begin with: what an input gives, a value, or zeros.</summary>
internal static class StateBegins
{
    /// <param name="node">The loop.</param>
    /// <param name="place">Where a state lies in front of the first step, by its index.</param>
    public static void Write(CodeBuilder code, Node node, ArenaPlan arena, Func<int, Code.Buffer> place)
    {
        Loop loop = (Loop)node.Operator;
        for (int i = 0; i < loop.Body.States.Count; i++)
        {
            if (loop.Body.States[i].IsWrittenFirst)
            {
                continue;
            }

            Code.Buffer state = place(i);
            if (i < loop.Given(node.Inputs.Count))
            {
                TimeLoop.Copy(code, arena.Buffers[node.Inputs[loop.Sequences + i]], 0, state, 0);
                continue;
            }

            Local array = TimeLoop.ArrayOf(code, state);
            if (loop.Widened.Where(pair => pair.State == i).Select(pair => (int?)pair.From).FirstOrDefault() is { } from)
            {
                Code.Buffer narrow = arena.Buffers[node.Inputs[loop.Sequences + from]];
                Local source = TimeLoop.ArrayOf(code, narrow);
                code.For("i", 0, (int)state.Type.Count, index => code.Assign(array[index + state.Offset], (source[index + narrow.Offset] * 256).As(CodeType.Int16)));
                continue;
            }

            int? value = loop.Begins.Where(begin => begin.State == i).Select(begin => (int?)begin.Value).FirstOrDefault();
            Expression first = state.Type.Element == ElementType.Float32 ? (Expression)(float)(value ?? 0) : value ?? state.Type.Quantization?.ZeroPoint ?? 0;
            code.For("i", state.Offset, state.Offset + (int)state.Type.Count, index => code.Assign(array[index], first));
        }
    }
}
