using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Float convolution as a loop over rows of weights, each weight loaded once for several neighbouring positions, whose inputs wait in locals. Where locals do not
/// hold them all, the loop runs once for each block of inputs, and the sums wait where the outputs will be. Sums run in the order of the weights, as in every form.
/// </summary>
internal sealed class Conv2DNeighbourRows : Kernel
{
    public override CodeForm Form => CodeForm.PositionRows;

    public override string Describe(KernelContext context) => $"loop over rows, {NeighbourPlan.Of(context)!.Count} positions a row";

    public override long Unrolled(KernelContext context) => context.IsFloat && NeighbourPlan.Of(context) is { } plan ? (long)plan.Shape.Inputs * plan.Shape.Groups * plan.Count / 2 : 0;

    public override bool Applies(KernelContext context) => context.IsFloat && NeighbourPlan.Of(context) is not null;

    public override KernelCode Lower(KernelContext context)
    {
        NeighbourPlan plan = NeighbourPlan.Of(context)!;
        ConvolutionShape shape = plan.Shape;
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        builder.Arena(context.Input);
        builder.Arena(context.Output);
        WeightRows[] groups = [.. Enumerable.Range(0, shape.Groups).Select(group => WeightRows.Of(builder, shape, group, plan.InputBlocks))];
        Loop("y", shape.Geometry.OutHeight, plan.AlongRows, y => Loop("x", shape.Geometry.OutWidth, !plan.AlongRows, x =>
        {
            WindowTaps taps = new(builder, plan.Rows, plan.Columns, context.Input, y, x);
            Expression o = code.Hold("o", (((y * shape.Geometry.OutWidth) + x) * shape.OutChannels) + builder.Start(context.Output));

            // Variables of all loops: the C# compiler gives variables of blocks side by side places of their own.
            Local[] weights = [.. Enumerable.Range(0, plan.InputBlocks.Max(block => block.Count)).Select(i => code.Declare("w" + i, CodeType.Float32))];
            for (int group = 0; group < groups.Length; group++)
            {
                Group(builder, plan, groups[group], group, taps, o, weights);
            }
        }));
        return builder.Build();

        // The last neighbours overlap those before where their number leaves a rest: what is computed twice is the same twice.
        void Loop(string name, int positions, bool isWalked, Action<Expression> body)
        {
            if (!isWalked)
            {
                code.For(name, 0, positions, body);
                return;
            }

            code.For(name, 0, plan.Steps, step => body(step is IntegerConstant || positions % plan.Count == 0
                ? step * plan.Count
                : code.Declare(name + "0", ((Expression)(positions - plan.Count)).If(step * plan.Count > positions - plan.Count, step * plan.Count))));
        }
    }

    private static void Group(KernelBuilder builder, NeighbourPlan plan, WeightRows rows, int group, WindowTaps taps, Expression o, Local[] weights)
    {
        CodeBuilder code = builder.Code;
        ConvolutionShape shape = plan.Shape;
        IOutputStage stage = OutputStage.Of(builder.Context);
        Local target = builder.Arena(builder.Context.Output);
        o = code.Hold("o", o + (group * shape.GroupOut));
        for (int b = 0; b < plan.InputBlocks.Count; b++)
        {
            (int first, int count) = plan.InputBlocks[b];
            (bool isFirst, bool isLast) = (b == 0, b == plan.InputBlocks.Count - 1);
            Local table = rows.Tables[b];
            Dictionary<int, Expression?> values = [];
            foreach (int place in plan.Places(plan.InputBlocks[b]))
            {
                int tap = place / shape.GroupIn;
                Expression? value = ConvolutionConstants.Value(builder.Context, taps, tap / plan.Columns.Taps, tap % plan.Columns.Taps, (group * shape.GroupIn) + (place % shape.GroupIn));
                values.Add(place, value is null or FloatConstant ? null : code.Scratch("v" + values.Count, value));
            }

            code.For("r", 0, shape.GroupOut, r =>
            {
                Local row = code.Declare("w", table[r]);
                for (int i = 0; i < count; i++)
                {
                    code.Assign(weights[i], row[i]);
                }

                Expression bias = isLast && rows.HasBias ? code.Declare("b", row[count]) : 0f;
                Element[] outputs = RowPlaces.Of(code, target, r, o, Enumerable.Range(0, plan.Count).Select(j => j * plan.OutputStep), isFirst ? 1 : 2);
                for (int j = 0; j < plan.Count; j++)
                {
                    Element output = outputs[j];
                    IEnumerable<Expression> terms = Enumerable.Range(0, count).Select(i => (Value: values[plan.Place(first + i, j)], Weight: weights[i])).Where(term => term.Value is not null).Select(term => term.Value! * term.Weight);
                    Expression sum = UnrolledSum.Of(code, isFirst ? 0f : output, terms);
                    if (isLast)
                    {
                        stage.StoreConstant(builder, output, stage.End(sum, bias), 0);
                    }
                    else
                    {
                        code.Assign(output, sum);
                    }
                }
            });
        }
    }
}
