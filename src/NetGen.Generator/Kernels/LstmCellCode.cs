using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>What both forms of an LSTM's gates and cell share. Each value of the cell is read before its place is written: the new cell may take it.</summary>
internal static class LstmCellCode
{
    public static KernelCode Lower(KernelContext context, bool unrolled) => context.IsFloat ? Floats(context, unrolled) : Integers(context, unrolled);

    /// <summary>TensorFlow Lite's integer LSTM: products with the cell and of the gates rescaled to the cell's power of two, the output to its own scale.</summary>
    private static KernelCode Integers(KernelContext context, bool unrolled)
    {
        KernelBuilder builder = new(context);
        LstmCell op = (LstmCell)context.Node.Operator;
        int units = (int)context.Outputs[0].Type.Count;
        WideCell cell = new(builder, unrolled);
        Quantization output = context.Outputs[1].Type.Quantization!;
        double cellScale = context.Outputs[0].Type.Quantization!.Scale;
        FixedPointMultiplier kept = FixedPointMultiplier.From(Unit);
        FixedPointMultiplier added = FixedPointMultiplier.From(Unit * Unit / cellScale);
        FixedPointMultiplier given = FixedPointMultiplier.From(Unit * Unit / output.Scale);

        LstmPeepholes? peepholes = op.Peepholes ? new LstmPeepholes(builder, units, cellScale, unrolled) : null;
        int? clip = op.Clip > 0 && op.Clip / cellScale < short.MaxValue ? (int)(op.Clip / cellScale) : null;

        // The tangent's argument has 12 bits behind the point.
        int shift = (int)Math.Round(Math.Log(cellScale, 2)) + 12;
        ElementLoop.Values(builder.Code, units, unrolled, i =>
        {
            CodeBuilder code = builder.Code;
            int first = op.Coupled ? -1 : 0;
            Expression before = op.Peepholes ? code.Scratch("before", cell.Input(2, i)) : cell.Input(2, i);
            Local forget = Gate("f", first + 1, before);
            Local candidate = cell.Tanh("g", cell.Values(first + 2, units, i));
            Local input = op.Coupled ? code.Scratch("i", (Expression)short.MaxValue - forget) : Gate("i", 0, before);
            Local one = cell.Scaled("c", forget * before, kept);
            Local two = cell.Scaled("ig", input * candidate, added);
            if (cellScale < Unit)
            {
                code.Assign(two, IntegerStore.Clamp(two, short.MinValue, short.MaxValue));
            }

            Local next = cell.Limited(one + two);
            code.Assign(one, clip is { } most ? IntegerStore.Clamp(next, -most, most) : next);
            cell.Store(0, i, one);
            Local open = Gate("o", first + 3, one);
            Local bent = cell.TanhOfCell("g", one, shift);
            cell.StoreScaled(1, i, bent * open, given, output.ZeroPoint);

            Local Gate(string name, int gate, Expression seen) => peepholes is null
                ? cell.Gate(name, gate, units, i)
                : cell.Gate(name, cell.Limited(cell.Values(gate, units, i) + peepholes.Weigh(cell, op.PeepholeOf(gate), i, seen)));
        });
        return builder.Build();
    }

    /// <summary>One unit of gates.</summary>
    private const double Unit = 1.0 / 32768;

    private static KernelCode Floats(KernelContext context, bool unrolled)
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
            if (op.Clip > 0)
            {
                code.Assign(cell, ((Expression)(-op.Clip)).If(cell < -op.Clip, ((Expression)op.Clip).If(cell > op.Clip, cell)));
            }

            values.Store(0, i, cell);
            values.Store(1, i, values.Sigmoid(Sum(first + 3, cell)) * values.Tanh(cell));

            // A gate's sum, with the cell that it sees.
            Expression Sum(int gate, Expression seen)
            {
                Expression sum = values.Sum(gate, units, i);
                int row = op.PeepholeOf(gate);
                return !op.Peepholes ? sum : sum + (seen * (peephole is null ? weights[(row * units) + (int)((IntegerConstant)i).Value] : peephole[i + (row * units)]));
            }
        });
        return builder.Build();
    }
}
