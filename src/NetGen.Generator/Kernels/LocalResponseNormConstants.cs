using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Local response normalization unrolled over the channels: each square is computed once and waits in a variable as long as some sum wants it.</summary>
internal sealed class LocalResponseNormConstants : Kernel
{
    private const int MostChannels = 256;

    /// <summary>Squares that are alive at one time: a variable each.</summary>
    private const int MostSquares = 32;

    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => $"unrolled, {context.Input.Type.Shape.Channels} channels";

    public override long Unrolled(KernelContext context) => context.Input.Type.Shape.Channels * (2L + Size(context));

    public override bool Applies(KernelContext context) => context.Input.Type.Shape.Channels <= MostChannels && Size(context) <= MostSquares;

    public override KernelCode Lower(KernelContext context)
    {
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        LocalResponseNormCode norm = new(builder);
        (int before, int behind, int channels) = (norm.Norm.Before, norm.Norm.Behind, norm.Channels);
        int count = Math.Min(norm.Norm.Size, channels);
        norm.Positions(start =>
        {
            Local v = code.Declare("v", context.IsFloat ? CodeType.Float32 : CodeType.Int32);
            Local[] squares = [.. Enumerable.Range(0, count).Select(_ => code.Declare("square", v.Type))];
            int ready = 0;
            for (int c = 0; c < channels; c++)
            {
                for (; ready < Math.Min(c + behind + 1, channels); ready++)
                {
                    code.Assign(v, norm.Value(start, ready));
                    code.Assign(squares[ready % count], v * v);
                }

                Expression? sum = null;
                for (int k = Math.Max(c - before, 0); k < ready; k++)
                {
                    sum = sum is null ? squares[k % count] : sum + squares[k % count];
                }

                norm.Store(start, c, sum!);
            }
        });
        return builder.Build();
    }

    private static int Size(KernelContext context) => ((Layers.LocalResponseNorm)context.Node.Operator).Size;
}
