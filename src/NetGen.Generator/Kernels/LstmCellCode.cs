using NetGen.Generator.Code;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels;

/// <summary>What both forms of an LSTM's gates and cell share. Each value of the cell is read before its place is written: the new cell may take it.</summary>
internal static class LstmCellCode
{
    public static KernelCode Lower(KernelContext context, bool unrolled)
    {
        KernelBuilder builder = new(context);
        LstmCell op = (LstmCell)context.Node.Operator;
        int units = (int)context.Outputs[0].Type.Count;
        CellValues values = new(builder);
        float[] weights = context.Floats("peephole");
        bool spelled = unrolled && units <= ElementLoop.StraightLine;
        Local? peephole = op.Peepholes && !spelled ? builder.Constants("p", weights) : null;
        ElementLoop.Values(builder.Code, units, unrolled, i =>
        {
            CodeBuilder code = builder.Code;
            int first = op.Coupled ? -1 : 0;
            Local before = code.Scratch("before", values.Input(2, i));
            Local forget = code.Scratch("f", values.Sigmoid(Sum(first + 1, before)));
            Local candidate = code.Scratch("g", values.Tanh(values.Sum(first + 2, units, i)));
            Local input = code.Scratch("i", op.Coupled ? 1f - forget : values.Sigmoid(Sum(0, before)));
            Local cell = code.Scratch("cell", (forget * before) + (input * candidate));
            values.Store(0, i, cell);
            values.Store(1, i, values.Sigmoid(Sum(first + 3, cell)) * values.Tanh(cell));

            // A gate's sum, with the cell that it sees.
            Expression Sum(int gate, Expression seen)
            {
                Expression sum = values.Sum(gate, units, i);
                int row = gate == first + 3 ? op.Gates - 2 : gate - first - (op.Coupled ? 1 : 0);
                return !op.Peepholes ? sum : sum + (seen * (peephole is null ? weights[(row * units) + (int)((IntegerConstant)i).Value] : peephole[i + (row * units)]));
            }
        });
        return builder.Build();
    }
}
