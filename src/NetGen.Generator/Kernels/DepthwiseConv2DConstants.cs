using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Depthwise convolution with the weights as constants: unrolled over kernel and channels, looped over positions. An input that several
/// output channels read is held in a local; one that a single channel reads is read where it is multiplied. A factor that all weights of a
/// channel have goes into its requantization, as a kernel that is pruned to one weight has.
/// </summary>
internal class DepthwiseConv2DConstants : Kernel
{
    /// <summary>Inputs of one channel that are held in locals; larger kernels read each input once for each output channel.</summary>
    private const int MostHeld = 96;

    /// <summary>IL instructions of a load and a multiply-add; with a test whether the input is there.</summary>
    private const int InstructionsPerTap = 9;

    private const int InstructionsPerGuardedTap = 15;

    /// <summary>IL instructions from a sum to the stored output.</summary>
    private const int InstructionsPerOutput = 50;

    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => "weights as constants, positions looped";

    public override long Unrolled(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        return (long)shape.Inputs * shape.OutChannels;
    }

    internal override LeastCode? Least(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        if (context.IsFloat || shape.GroupOut > 1 || ConvolutionWeights.Of(context, shape) is not { } weights || !Formulas.Of(context).Cover(context, weights, shape.OutChannels))
        {
            return null;
        }

        ChannelOutput output = new(new KernelBuilder(context));
        bool isLooped = shape.Positions > 1;
        (WindowAxis rows, WindowAxis columns) = (shape.Rows, shape.Columns);
        int[] reached = [.. Enumerable.Range(0, shape.Inputs).Where(tap => rows.Reaches(tap / columns.Taps) && columns.Reaches(tap % columns.Taps))];
        LeastCode least = new();
        for (int c = 0; c < shape.Channels; c++)
        {
            Requantization formula = output.Formula(c, weights.Sum(c), weights.Bias(c))!;
            int channel = c;
            int factor = CommonFactor.Of(Enumerable.Range(0, shape.Inputs).Select(tap => weights.Weight(channel, tap)), formula);
            int terms = 0;
            foreach (int tap in reached)
            {
                int weight = weights.Weight(c, tap) / factor;
                if (weight != 0)
                {
                    least.Product(weight == -1 ? 1 : weight, isLong: false);
                    terms++;
                }
            }

            least.Additions(terms);
            least.Output(output.Formulas, formula.Divided(factor) ?? formula, null, false, c, isLooped);
        }

        least.Divided(Parts(shape)).Looped(shape.Positions).Copied(Copies);
        long inner = Copies == 1 ? 0 : (long)(rows.InnerEnd - rows.InnerStart) * (columns.InnerEnd - columns.InnerStart);
        foreach (int tap in reached)
        {
            (int row, int column) = (tap / columns.Taps, tap % columns.Taps);
            long inside = (long)rows.PositionsInside(row) * columns.PositionsInside(column);
            int offset = ((rows.First[row] * columns.Size) + columns.First[column]) * shape.Channels;
            bool isGuarded = rows.IsGuarded(row) || columns.IsGuarded(column);
            for (int c = 0; c < shape.Channels; c++)
            {
                if (weights.Weight(c, tap) == 0)
                {
                    continue;
                }

                least.Read(offset + c, isLooped, inside - inner);
                if (isGuarded)
                {
                    least.Test(inside - inner, shape.Positions - inside);
                }

                if (inner > 0)
                {
                    least.Read(offset + c, isLooped, inner);
                }
            }
        }

        return least;
    }

    /// <summary>How often the code of a position is written.</summary>
    protected virtual int Copies => 1;

    public override bool Applies(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        return InstructionsPerChannel(shape) <= KernelLimits.MethodInstructions && Parts(shape) <= KernelLimits.ClassMethods / 4;
    }

    public override KernelCode Lower(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        KernelBuilder builder = new(context);
        if (Parts(shape) == 1)
        {
            WriteChannels(builder, shape, 0, shape.Channels);
            return builder.Build();
        }

        int each = ChannelsPerPart(shape);
        for (int part = 0, first = 0; first < shape.Channels; part++, first += each)
        {
            (int start, int count) = (first, Math.Min(each, shape.Channels - first));
            builder.Part("c" + part, $"Input channels {start} to {start + count - 1} of {context.Node.PlainLayer}.", () => WriteChannels(builder, shape, start, count));
        }

        return builder.Build();
    }

    /// <summary>IL instructions for one input channel.</summary>
    private long InstructionsPerChannel(ConvolutionShape shape) =>
        Copies * shape.GroupOut * (((long)shape.Inputs * (shape.IsPadded ? InstructionsPerGuardedTap : InstructionsPerTap)) + InstructionsPerOutput);

    private int ChannelsPerPart(ConvolutionShape shape) =>
        (int)Math.Max(1, Math.Min(shape.Channels, KernelLimits.MethodInstructions / InstructionsPerChannel(shape)));

    private int Parts(ConvolutionShape shape)
    {
        int each = ChannelsPerPart(shape);
        return (shape.Channels + each - 1) / each;
    }

    private void WriteChannels(KernelBuilder builder, ConvolutionShape shape, int first, int count)
    {
        KernelContext context = builder.Context;
        CodeBuilder code = builder.Code;
        IOutputStage stage = ProvedOutput.Of(builder, shape);
        Expression[] biases = ConvolutionConstants.BiasConstants(context, shape);
        Local target = builder.Arena(context.Output);
        bool hold = shape.GroupOut > 1 && shape.Inputs <= MostHeld;
        builder.Arena(context.Input);
        code.For("y", 0, shape.Geometry.OutHeight, y =>
        {
            IReadOnlyList<Expression?>? tests = TestRows(builder, shape, y);
            code.For("x", 0, shape.Geometry.OutWidth, x =>
            {
                Expression place = (((y * shape.Geometry.OutWidth) + x) * shape.OutChannels) + builder.Start(context.Output);
                Expression o = place is IntegerConstant ? place : code.Declare("o", place);
                WritePosition(builder, shape, y, x, Origin(builder, shape, y, x, o), tests, taps =>
                {
                    for (int c = first; c < first + count; c++)
                    {
                        Expression?[] values = Values(builder, shape, taps, c, hold);
                        for (int n = c * shape.GroupOut; n < (c + 1) * shape.GroupOut; n++)
                        {
                            WriteOutput(builder, shape, stage, values, target[o + n], biases[n], n);
                        }
                    }
                });
            });
        });
    }

    /// <summary>Tests of rows, made once for all positions of an output row; null where each position makes its own.</summary>
    protected virtual IReadOnlyList<Expression?>? TestRows(KernelBuilder builder, ConvolutionShape shape, Expression y) => WindowTaps.TestRows(builder, shape.Rows, shape.Columns, y);

    /// <summary>Writes the code of a position, given its taps.</summary>
    /// <param name="origin">The taps' <see cref="WindowTaps.Origin"/>.</param>
    /// <param name="tests">What <see cref="TestRows"/> gives.</param>
    protected virtual void WritePosition(KernelBuilder builder, ConvolutionShape shape, Expression y, Expression x, Expression origin, IReadOnlyList<Expression?>? tests, Action<WindowTaps> write) =>
        write(new WindowTaps(builder, shape.Rows, shape.Columns, builder.Context.Input, y, x, origin, tests));

    /// <summary>The place of a position's first input: where inputs lie as outputs do, the output's place moved.</summary>
    private static Expression Origin(KernelBuilder builder, ConvolutionShape shape, Expression y, Expression x, Expression o)
    {
        KernelContext context = builder.Context;
        bool alike = shape.Channels == shape.OutChannels && shape.Width == shape.Geometry.OutWidth && shape.Rows.Step == 1 && shape.Columns.Step == 1;
        return alike && o is Local && builder.Start(context.Input) is IntegerConstant from && builder.Start(context.Output) is IntegerConstant to
            ? builder.Code.Declare("p", o + (from - to))
            : WindowTaps.OriginOf(builder, shape.Rows, shape.Columns, context.Input, y, x);
    }

    private static void WriteOutput(KernelBuilder builder, ConvolutionShape shape, IOutputStage stage, Expression?[] values, Element target, Expression bias, int channel)
    {
        KernelContext context = builder.Context;
        int factor = 1;
        if (stage is ProvedOutput proved)
        {
            ConvolutionWeights weights = ConvolutionWeights.Of(context, shape);
            factor = CommonFactor.Of(Enumerable.Range(0, shape.Inputs).Select(tap => weights.Weight(channel, tap)), proved.Formula(channel));
            if (factor != 1)
            {
                proved.StoreDivided(target, UnrolledSum.Of(builder.Code, 0, Terms(context, shape, values, channel, factor)), channel, factor);
                return;
            }
        }

        stage.StoreConstant(builder, target, stage.End(UnrolledSum.Of(builder.Code, stage.Begin(bias), Terms(context, shape, values, channel, factor)), bias), channel);
    }

    private static Expression?[] Values(KernelBuilder builder, ConvolutionShape shape, WindowTaps taps, int channel, bool hold)
    {
        Expression?[] values = new Expression?[shape.Inputs];
        for (int i = 0; i < values.Length; i++)
        {
            Expression? value = ConvolutionConstants.Value(builder.Context, taps, i / shape.Window.KernelWidth, i % shape.Window.KernelWidth, channel);
            values[i] = hold && value is not (null or IntegerConstant) ? builder.Code.Scratch("v" + i, value) : value;
        }

        return values;
    }

    /// <summary>Inputs times weights, whose common factor is left out.</summary>
    private static IEnumerable<Expression> Terms(KernelContext context, ConvolutionShape shape, Expression?[] values, int channel, int factor)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value && ConvolutionConstants.Weight(context, shape.WeightIndex(channel, i)) is { } weight)
            {
                yield return weight is IntegerConstant whole ? Times(value, (int)whole.Value / factor) : value * weight;
            }
        }
    }

    private static Expression Times(Expression value, int weight) => weight switch
    {
        1 => value,
        -1 => -value,
        _ => value * weight,
    };
}
