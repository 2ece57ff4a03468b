using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Frame by frame: window, transform, squares, the filter bank with one product for each bin, log2 from a table, and a line to the output's unit.
/// Where the sound begins in silence, a frame's samples are kept and moved on by the hop.
/// </summary>
internal sealed class LogMelLoop : Kernel
{
    /// <summary>Bits of the factor that makes an 8-bit number of log2.</summary>
    private const int FactorBits = 30;

    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => $"loops, transform of {((LogMel)context.Node.Operator).Points} points";

    public override KernelCode Lower(KernelContext context)
    {
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        LogMel layer = (LogMel)context.Node.Operator;
        LogMelTables tables = new(layer);
        FixedPointFft transform = new(builder, tables.Sines, tables.PowerShift);
        Local samples = builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        Local window = builder.Constants("window", CodeType.Int16, tables.Window);
        Local? kept = layer.Causal ? builder.Scratch("frame", CodeType.Int16, layer.Window) : null;
        Expression first = builder.Start(context.Input) + layer.Skip;
        Expression start = builder.Start(context.Output);
        if (kept is not null)
        {
            code.For("i", layer.Hop, layer.Window, i => code.Assign(kept[i], 0));
        }

        code.For("t", 0, context.Output.Type.Shape.Height, t =>
        {
            Expression from = (t * layer.Hop) + first;
            if (kept is not null)
            {
                int old = layer.Window - layer.Hop;
                if (old > 0)
                {
                    code.Copy(kept, layer.Hop, kept, 0, old);
                }

                code.Copy(samples, from, kept, old, layer.Hop);
                WriteFirst(kept, 0);
            }
            else
            {
                WriteFirst(samples, from is IntegerConstant ? from : code.Declare("from", from));
            }

            transform.WriteRest();
            WriteBank(builder, tables, transform.Power, band => target[(t * layer.Bands) + start + band]);
        });
        return builder.Build();

        void WriteFirst(Local array, Expression from) => transform.WriteFirst(layer.Window, index =>
        {
            Local i = code.Declare("i", index);
            Expression at = from is IntegerConstant { Value: 0 } ? i : code.Declare("at", i + from);
            return distance => (array[at + distance] * window[i + distance]).ShiftRight(tables.SampleShift);
        });
    }

    private static void WriteBank(KernelBuilder builder, LogMelTables tables, Local power, Func<Expression, Element> target)
    {
        CodeBuilder code = builder.Code;
        MelBank bank = tables.Bank;
        Local starts = builder.Constants("bins", CodeType.Int16, [.. bank.Starts]);
        Local weights = builder.Constants("mel", CodeType.Int16, tables.Rising);
        Local? heights = tables.Heights is { Length: > 0 } logs ? builder.Constants("heights", CodeType.Int32, logs) : null;
        FixedPointLog logarithm = new(builder);
        Local rising = code.Declare("rising", 0L);
        code.For("k", bank.Starts[0], bank.Starts[1], k => code.Assign(rising, rising + (power[k] * weights[k])));
        Local bin = code.Declare("bin", bank.Starts[1]);
        code.For("m", 0, bank.Bands, m =>
        {
            // The band rose up to here and falls now, as the next one rises.
            Local all = code.Declare("all", 0L);
            Local next = code.Declare("next", 0L);
            Local end = code.Declare("end", starts[m + 2]);
            code.While(
                bin < end,
                () =>
                {
                    Local energy = code.Declare("p", power[bin]);
                    code.Assign(all, all + energy);
                    code.Assign(next, next + (energy * weights[bin]));
                    code.Assign(bin, bin + 1);
                },
                (double)bank.Bins / bank.Bands);
            Local sum = code.Declare("sum", rising + all.ShiftLeft(LogMelTables.WeightBits) - next);
            code.Assign(rising, next);
            code.If(sum < 1L, () => code.Assign(sum, 1L), share: 0);
            Local log = logarithm.Write(sum);
            if (heights is not null)
            {
                code.Assign(log, log + heights[m]);
            }

            code.If(log < tables.Least, () => code.Assign(log, tables.Least), share: 0);
            Store(builder, tables, target(m), log);
        });
    }

    private static void Store(KernelBuilder builder, LogMelTables tables, Element target, Local log)
    {
        CodeBuilder code = builder.Code;
        if (builder.Context.Output.Type.Quantization is not { } quantization)
        {
            code.Assign(target, (log.As(CodeType.Float32) * (float)FixedPointLog.Unit) - (float)tables.LogOfUnit);
            return;
        }

        double real = FixedPointLog.Unit / quantization.Scale;
        int shift = 0;
        while (Math.Round(Math.Pow(2, shift + 1) * real) < 1 << FactorBits && shift < 52)
        {
            shift++;
        }

        long factor = (long)Math.Round(real * Math.Pow(2, shift));
        long offset = (long)Math.Round((quantization.ZeroPoint - (tables.LogOfUnit / quantization.Scale) + 0.5) * Math.Pow(2, shift));
        Local q = code.Declare("q", ((log.As(CodeType.Int64) * factor) + offset).ShiftRight(shift).As(CodeType.Int32));
        code.If(q < sbyte.MinValue, () => code.Assign(q, (Expression)(int)sbyte.MinValue), share: 0);
        code.If(q > sbyte.MaxValue, () => code.Assign(q, (Expression)(int)sbyte.MaxValue), share: 0);
        code.Assign(target, q.As(CodeType.Int8));
    }
}
