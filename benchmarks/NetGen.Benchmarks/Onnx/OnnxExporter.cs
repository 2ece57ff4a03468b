using Google.Protobuf;
using NetGen.Benchmarks.Onnx.Format;
using NetGen.Benchmarks.Onnx.Operators;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Benchmarks.Onnx;

/// <summary>
/// Writes a bound, lowered network as ONNX, so that another runtime can run the same numbers. Feature maps are planes, as runtimes
/// want them: nothing is transposed while the network runs. Only the operators of the networks that are measured can be written.
/// </summary>
public static class OnnxExporter
{
    // The oldest operator set and format with scales for each channel that all of today's runtimes read.
    private const int OperatorSet = 13;
    private const int FormatVersion = 8;

    private static readonly Dictionary<Type, Action<Node, OnnxWriter>> Operators = new()
    {
        [typeof(Add)] = Addition.Write,
        [typeof(AveragePool)] = AveragePooling.Write,
        [typeof(Concat)] = Concatenation.Write,
        [typeof(Conv2D)] = Convolution.Write,
        [typeof(Dense)] = FullyConnected.Write,
        [typeof(DepthwiseConv2D)] = DepthwiseConvolution.Write,
        [typeof(GlobalAveragePool)] = GlobalAveragePooling.Write,
        [typeof(MaxPool)] = MaxPooling.Write,
        [typeof(Softmax)] = SoftmaxFunction.Write,
    };

    /// <summary>The network's numbers as float32; input and output are float32.</summary>
    public static byte[] Float(NetworkGraph graph) => Write(graph, new FloatWriter());

    /// <summary>The network in int8; input and output are the same numbers as uint8, moved by 128.</summary>
    public static byte[] Int8(NetworkGraph graph) => Write(graph, new QdqWriter());

    private static byte[] Write(NetworkGraph graph, OnnxWriter writer)
    {
        foreach (Value input in graph.Inputs)
        {
            writer.Input(input);
        }

        foreach (Node node in graph.Nodes)
        {
            if (!Operators.TryGetValue(node.Operator.GetType(), out Action<Node, OnnxWriter>? write))
            {
                throw new NotSupportedException($"{node.Name}: {node.Operator.Describe()} has no ONNX form here");
            }

            write(node, writer);
        }

        foreach (Value output in graph.Outputs)
        {
            writer.Output(output);
        }

        ModelProto model = new() { IrVersion = FormatVersion, ProducerName = "NetGen.Benchmarks", Graph = writer.Graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = OperatorSet });
        return model.ToByteArray();
    }
}
