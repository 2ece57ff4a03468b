using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Pairs turned by angles from tables of cosines and sines. Output and input may be one.</summary>
internal sealed class RotaryEncodingLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => "loops, tables of sines";

    public override KernelCode Lower(KernelContext context)
    {
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        RotaryEncoding rotary = (RotaryEncoding)context.Node.Operator;
        TensorShape shape = context.Input.Type.Shape;
        Local source = builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        int pairs = rotary.HeadSize / 2;
        (int step, int apart) = rotary.Pairs == RotaryPairs.Halves ? (1, pairs) : (2, 1);
        double scale = context.IsFloat ? 1 : (double)context.Input.Type.Quantization!.Scale / context.Output.Type.Quantization!.Scale;
        int zero = context.IsFloat ? 0 : context.Input.Type.Quantization!.ZeroPoint;
        Local cosines = builder.Constants("cos", Table(Math.Cos));
        Local sines = builder.Constants("sin", Table(Math.Sin));
        Local? first = rotary.Context > 0 ? code.Declare("first", builder.Position() * pairs) : null;
        code.For("y", 0, shape.Height, y => code.For("h", 0, shape.Channels / rotary.HeadSize, h =>
        {
            Expression head = (y * shape.Channels) + (h * rotary.HeadSize);
            Expression start = head is IntegerConstant ? head : code.Declare("p", head);
            code.For("i", 0, pairs, i =>
            {
                Local a = code.Declare("v", Value(start + (i * step)));
                Local b = code.Declare("u", Value(start + (i * step) + apart));
                Local cos = code.Declare("c", cosines[(first ?? (y * pairs)) + i]);
                Local sin = code.Declare("s", sines[(first ?? (y * pairs)) + i]);
                Store(start + (i * step), (a * cos) - (b * sin));
                Store(start + (i * step) + apart, (b * cos) + (a * sin));
            });
        }));
        return builder.Build();

        Expression Value(Expression index)
        {
            Expression stored = source[index + builder.Start(context.Input)];
            return context.IsFloat ? stored : (zero == 0 ? stored : stored - zero).As(CodeType.Float32);
        }

        void Store(Expression index, Expression value)
        {
            Element to = target[index + builder.Start(context.Output)];
            if (context.IsFloat)
            {
                code.Assign(to, value);
            }
            else
            {
                RoundedStore.Write(code, to, value, context.Output.Type.Quantization!);
            }
        }

        float[] Table(Func<double, double> of) =>
            [.. Enumerable.Range(0, rotary.Positions(shape) * pairs).Select(index => (float)(of(rotary.Angle(index / pairs, index % pairs)) * scale))];
    }
}
