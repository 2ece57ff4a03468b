using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>Writes the outputs of a channel for <see cref="DepthwiseConv2DLines"/>.</summary>
internal sealed class SlidingLines
{
    private readonly KernelBuilder builder;
    private readonly CodeBuilder code;
    private readonly LinePlan plan;
    private readonly Expression[] weights;
    private readonly Expression bias;
    private readonly Expression channel;
    private readonly Local source;
    private readonly Local target;
    private readonly IOutputStage stage;

    /// <param name="builder">The kernel's builder.</param>
    /// <param name="plan">The form's decisions.</param>
    /// <param name="weights">The channel's weights, row by row.</param>
    /// <param name="bias">The channel's bias.</param>
    /// <param name="channel">The channel.</param>
    public SlidingLines(KernelBuilder builder, LinePlan plan, Expression[] weights, Expression bias, Expression channel)
    {
        this.builder = builder;
        this.plan = plan;
        this.weights = weights;
        this.bias = bias;
        this.channel = channel;
        code = builder.Code;
        source = builder.Arena(builder.Context.Input);
        target = builder.Arena(builder.Context.Output);
        stage = OutputStage.Of(builder.Context);
    }

    private WindowAxis Walk => plan.Walk;

    private WindowAxis Line => plan.Line;

    private int InputRow => plan.Shape.Width * plan.Shape.Channels;

    private int OutputRow => plan.Shape.Geometry.OutWidth * plan.Shape.Channels;

    /// <summary>From an input line to the one behind it, and from an input to its neighbour in the line.</summary>
    private (int Line, int Place) InputSteps => plan.Vertical ? (plan.Shape.Channels, InputRow) : (InputRow, plan.Shape.Channels);

    private (int Line, int Place) OutputSteps => plan.Vertical ? (plan.Shape.Channels, OutputRow) : (OutputRow, plan.Shape.Channels);

    private Expression Input => builder.Start(builder.Context.Input);

    private Expression Output => builder.Start(builder.Context.Output);

    /// <summary>Writes some outputs of each line.</summary>
    public void Write(int first, int count)
    {
        int[] places = plan.Places(first, count);
        if (plan.Steps == 1)
        {
            // The only step: lines beyond the map are known, and nobody multiplies their zeros.
            Lines only = new(code, Walk.Taps, places, tap => Walk.First[tap] >= 0 && Walk.First[tap] < Walk.Size);
            Load(only, Enumerable.Range(0, Walk.Taps).Where(only.Exists), channel + Input, true);
            Outputs(only, first, count, channel + Output);
            return;
        }

        // The place of the kernel's first line at the first step, were it there.
        Expression corner = Input + (Walk.First[0] * InputSteps.Line);
        int step = Walk.Step * InputSteps.Line;
        Expression start = code.Declare("start", channel + corner);
        Expression end = code.Declare("end", start + (plan.Steps * step));
        Lines lines = new(code, Walk.Taps, places, _ => true);
        for (int tap = 0; tap < plan.Kept; tap++)
        {
            Load(lines, [tap], start, Walk.First[tap] >= 0 && Walk.First[tap] < Walk.Size);
        }

        // Where outputs lie as far apart as inputs, one index serves both.
        Expression apart = Output - corner;
        Local? o = step == OutputSteps.Line && apart is IntegerConstant ? null : code.Declare("o", channel + Output);
        code.For("p", start, end, p =>
        {
            foreach (IGrouping<int, int> taps in Enumerable.Range(plan.Kept, Walk.Taps - plan.Kept).GroupBy(tap => Math.Max(0, (Walk.Size - Walk.First[tap] + Walk.Step - 1) / Walk.Step)))
            {
                if (taps.Key == 0 || taps.Key >= plan.Steps)
                {
                    Load(lines, taps, p, taps.Key > 0);
                }
                else
                {
                    code.If(p < start + (taps.Key * step), () => Load(lines, taps, p, true), () => Load(lines, taps, p, false));
                }
            }

            Outputs(lines, first, count, o ?? p + apart);
            for (int tap = 0; tap < plan.Kept; tap++)
            {
                foreach (int place in places)
                {
                    code.Assign(lines[tap, place], lines[tap + Walk.Step, place]);
                }
            }

            if (o is not null)
            {
                code.Assign(o, o + OutputSteps.Line);
            }
        }, step, plan.Steps);
    }

    /// <summary>Fills lines from the map, or with zeros.</summary>
    private void Load(Lines lines, IEnumerable<int> taps, Expression origin, bool exists)
    {
        foreach (int tap in taps)
        {
            int line = plan.Steps == 1 ? Walk.First[tap] : tap;
            foreach (int place in lines.Places)
            {
                code.Assign(lines[tap, place], exists ? source[origin + ((line * InputSteps.Line) + (place * InputSteps.Place))] : 0f);
            }
        }
    }

    private void Outputs(Lines lines, int first, int count, Expression origin)
    {
        int columns = plan.Shape.Window.KernelWidth;
        for (int position = first; position < first + count; position++)
        {
            int from = position * Line.Step;
            IEnumerable<Expression> terms = Enumerable.Range(0, weights.Length)
                .Select(i => (Weight: weights[i], Tap: plan.Vertical ? i % columns : i / columns, Place: from + Line.First[plan.Vertical ? i / columns : i % columns]))
                .Where(term => lines.Exists(term.Tap) && term.Place >= 0 && term.Place < Line.Size)
                .Select(term => lines[term.Tap, term.Place] * term.Weight);
            stage.StoreConstant(builder, target[origin + (position * OutputSteps.Place)], stage.End(UnrolledSum.Of(code, 0f, terms), bias), 0);
        }
    }

    /// <summary>The locals of the lines under the kernel.</summary>
    private sealed class Lines
    {
        private readonly Dictionary<(int Tap, int Place), Local> locals = [];

        public Lines(CodeBuilder code, int taps, int[] places, Func<int, bool> exists)
        {
            Places = places;
            Exists = exists;
            foreach (int tap in Enumerable.Range(0, taps).Where(exists))
            {
                foreach (int place in places)
                {
                    locals.Add((tap, place), code.Declare($"x{tap}_{place}", CodeType.Float32));
                }
            }
        }

        public int[] Places { get; }

        public Func<int, bool> Exists { get; }

        public Local this[int tap, int place] => locals[(tap, place)];
    }
}
