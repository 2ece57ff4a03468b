using NetGen.Generator.Graph;
using NetGen.Generator.Kernels.Vectors;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels;

/// <summary>The forms of every operator, plain loops first. A new form gets a line here.</summary>
public static class KernelTable
{
    private static readonly Dictionary<Type, Kernel[]> Forms = new()
    {
        [typeof(Activate)] = [new ActivateLoop(), new ActivateConstants()],
        [typeof(Add)] = [new ElementwiseLoop(), new ElementwiseConstants(), new ElementwiseUnrolled(), new AddVector()],
        [typeof(AdditiveScores)] = [new AdditiveScoresLoop(), new AdditiveScoresConstants()],
        [typeof(ArgMax)] = [new ArgMaxLoop(), new ArgMaxConstants()],
        [typeof(AveragePool)] = [new AveragePoolLoop(), new AveragePoolConstants(), new AveragePoolVector()],
        [typeof(ChannelAffine)] = [new ChannelAffineLoop(), new ChannelAffineConstants()],
        [typeof(ChannelShuffle)] = [new MoveLoop(), new MoveConstants()],
        [typeof(Concat)] = [new MoveLoop(), new MoveConstants()],
        [typeof(Conv2D)] = [new Conv2DLoop(), new Conv2DStored(), new Conv2DChannelLanes(), new Conv2DConstants(), new Conv2DChannelRows(), new Conv2DPositionLanes(), new Conv2DPositionRows(), new Conv2DRows(), new Conv2DNeighbourRows(), new Conv2DUnrolled(), new Conv2DVector()],
        [typeof(Dense)] = [new Conv2DLoop(), new Conv2DStored(), new Conv2DChannelLanes(), new Conv2DConstants(), new DenseChannelRows(), new Conv2DChannelRows(), new Conv2DPositionLanes(), new Conv2DPositionRows(), new Conv2DRows(), new Conv2DVector()],
        [typeof(DepthwiseConv2D)] = [new DepthwiseConv2DLoop(), new DepthwiseConv2DConstants(), new DepthwiseConv2DPeeled(), new DepthwiseConv2DPositionRows(), new Conv2DChannelLanes(), new Conv2DChannelRows(), new Conv2DPositionLanes(), new Conv2DPositionRows(), new Conv2DRows(), new Conv2DNeighbourRows(), new DepthwiseConv2DLines(), new DepthwiseConv2DVector()],
        [typeof(Embedding)] = [new EmbeddingLoop()],
        [typeof(GruBlend)] = [new GruBlendLoop(), new GruBlendConstants()],
        [typeof(GruCell)] = [new GruCellLoop(), new GruCellConstants()],
        [typeof(GruGates)] = [new GruGatesLoop(), new GruGatesConstants()],
        [typeof(GlobalAveragePool)] = [new GlobalAveragePoolLoop(), new GlobalAveragePoolConstants(), new GlobalAveragePoolUnrolled(), new GlobalAveragePoolVector()],
        [typeof(KeepRow)] = [new KeepRowLoop()],
        [typeof(LayerNorm)] = [new NormalizeLoop(), new NormalizeConstants()],
        [typeof(LocalResponseNorm)] = [new LocalResponseNormLoop(), new LocalResponseNormConstants()],
        [typeof(MatMul)] = [new MatMulLoop(), new MatMulConstants()],
        [typeof(LstmCell)] = [new LstmCellLoop(), new LstmCellConstants()],
        [typeof(LogMel)] = [new LogMelLoop()],
        [typeof(LogSumExp)] = [new LogSumExpLoop()],
        [typeof(MaxPool)] = [new MaxPoolLoop(), new MaxPoolConstants(), new MaxPoolVector()],
        [typeof(Multiply)] = [new ElementwiseLoop(), new ElementwiseConstants(), new ElementwiseUnrolled()],
        [typeof(Pad)] = [new PadLoop(), new PadConstants()],
        [typeof(PositionalEncoding)] = [new PositionalEncodingLoop(), new PositionalEncodingConstants()],
        [typeof(Resize)] = [new ResizeLoop(), new ResizeConstants()],
        [typeof(RmsNorm)] = [new NormalizeLoop(), new NormalizeConstants()],
        [typeof(RotaryEncoding)] = [new RotaryEncodingLoop()],
        [typeof(RnnCell)] = [new RnnCellLoop(), new RnnCellConstants()],
        [typeof(Slice)] = [new MoveLoop(), new MoveConstants()],
        [typeof(Softmax)] = [new SoftmaxLoop(), new SoftmaxConstants()],
        [typeof(Split)] = [new MoveLoop(), new MoveConstants()],
        [typeof(SsdDetector)] = [new SsdDetectorLoop()],
        [typeof(TopK)] = [new TopKLoop(), new TopKConstants()],
        [typeof(Transpose)] = [new MoveLoop(), new MoveConstants()],
        [typeof(TransposedConv2D)] = [new TransposedConv2DLoop(), new TransposedConv2DConstants()],
    };

    public static IReadOnlyList<Kernel> For(Operator op) => Forms[op.GetType()];

    public static bool Contains(Type type) => Forms.ContainsKey(type);
}
