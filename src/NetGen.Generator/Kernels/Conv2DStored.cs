using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Integer convolution and dense layer whose weights lie in storage: a loop over blocks of output channels, which reads the weights of a block and then runs
/// over all positions, each input that it loads multiplied for all channels of the block. Storage holds bytes, weight + 128, so that no byte needs its sign
/// restored; 128 times the sum of the inputs, which the channels share, is taken off at the end.
/// </summary>
internal sealed class Conv2DStored : Kernel
{
    /// <summary>Channels of a block, and inputs that wait in locals.</summary>
    private const int Most = 8;

    private const int Offset = 128;

    private const int OffsetShift = 7;

    public override CodeForm Form => CodeForm.Stored;

    public override string Describe(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        int block = Block(context, shape);
        return $"weights read from storage, {(block == 1 ? "a channel" : block + " channels")} at once";
    }

    public override bool Applies(KernelContext context) => !context.IsFloat && context.StoredBlock > 0;

    public override KernelCode Lower(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        Local source = builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        int zero = context.Input.Type.Quantization!.ZeroPoint;
        bool folded = zero != 0 && !shape.IsPadded;
        Local? biases = ConvolutionConstants.Biases(builder, shape, folded ? zero : 0);
        IOutputStage stage = OutputStage.Of(context);
        stage.Prepare(builder);
        int block = Block(context, shape);
        int length = Math.Max(context.StoredBlock, shape.Inputs);
        Local w = builder.Constants(ConstantArray.Zeros("stored" + Invariant(length), CodeType.UInt8, length, isShared: true), "w");
        Expression start = builder.Stored([.. context.Integers("weight").Select(weight => (byte)(weight + Offset))]);
        Window window = shape.Window;
        int step = Enumerable.Range(1, Math.Min(Most, shape.GroupIn)).Last(count => shape.GroupIn % count == 0);
        code.For("g", 0, shape.Groups, g => code.For("b", 0, (shape.GroupOut + block - 1) / block, b =>
        {
            // The last block's channels are the last ones, whether or not the block before has some of them already.
            int last = shape.GroupOut - block;
            Expression first = shape.GroupOut % block == 0 ? b * block : ((Expression)last).If(b * block > last, b * block);
            Local n = code.Declare("n", shape.Groups == 1 ? first : (g * shape.GroupOut) + first);
            code.Invoke(new Call(StoredArray.Reader, CodeType.Void, start + (n * shape.Inputs), w, block * shape.Inputs));
            code.For("y", 0, shape.Geometry.OutHeight, y => code.For("x", 0, shape.Geometry.OutWidth, x =>
            {
                Expression row = y * window.StrideHeight;
                Expression column = x * window.StrideWidth;
                Local o = code.Declare("o", (((y * shape.Geometry.OutWidth) + x) * shape.OutChannels) + n + builder.Start(context.Output));
                Local all = code.Declare("all", CodeType.Int32, 0);
                Local[] sums = [.. Enumerable.Range(0, block).Select(j => code.Declare("s" + Invariant(j), CodeType.Int32, biases is null ? (Expression)0 : biases[n + j]))];
                code.For("r", 0, window.KernelHeight, r => Conv2DLoop.Inside(code, "iy", row + (r * window.DilationHeight) - shape.Geometry.Top, shape.Height, shape.RowsLeave, iy =>
                    code.For("s", 0, window.KernelWidth, s => Conv2DLoop.Inside(code, "ix", column + (s * window.DilationWidth) - shape.Geometry.Left, shape.Width, shape.ColumnsLeave, ix =>
                    {
                        Local p = code.Declare("p", (((iy * shape.Width) + ix) * shape.Channels) + (g * shape.GroupIn) + builder.Start(context.Input));
                        Local q = code.Declare("q", ((r * window.KernelWidth) + s) * shape.GroupIn);
                        code.For("c", 0, shape.GroupIn, c => Products(code, source, w, p, q, c, step, shape.Inputs, folded ? 0 : zero, all, sums), step);
                    }))));
                for (int j = 0; j < block; j++)
                {
                    stage.Store(builder, target[o + j], sums[j] - all.ShiftLeft(OffsetShift), n + j);
                }
            }));
        }));
        return builder.Build();
    }

    /// <summary>Some inputs that follow one another, times their weights of all channels of the block.</summary>
    private static void Products(CodeBuilder code, Local source, Local w, Local p, Local q, Expression c, int step, int inputs, int zero, Local all, Local[] sums)
    {
        Expression from = p + c;
        Local at = step > 1 ? code.Declare("i", from) : (from as Local ?? code.Declare("i", from));
        Local[] values = [.. Enumerable.Range(0, step).Select(u => code.Declare("v" + Invariant(u), zero == 0 ? source[at + u] : source[at + u] - zero))];
        code.Assign(all, values.Aggregate((Expression)all, (sum, value) => sum + value));
        Local weight = code.Declare("k", q + c);
        for (int j = 0; j < sums.Length; j++)
        {
            Expression sum = sums[j];
            for (int u = 0; u < step; u++)
            {
                sum += values[u] * w[weight + ((j * inputs) + u)];
            }

            code.Assign(sums[j], sum);
        }
    }

    /// <summary>Channels whose weights are read and used together.</summary>
    private static int Block(KernelContext context, ConvolutionShape shape) => Math.Max(1, Math.Min(Math.Min(Most, shape.GroupOut), context.StoredBlock / shape.Inputs));

    private static string Invariant(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
