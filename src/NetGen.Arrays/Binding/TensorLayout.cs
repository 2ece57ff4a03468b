namespace NetGen.Arrays.Binding;

/// <summary>In which order a framework has the axes of weights and the gates of recurrent layers (docs/import.md has the tables).</summary>
public enum TensorLayout
{
    /// <summary>Convolutions M x C/g x R x S, transposed ones C x M x R x S, dense units x inputs behind maps flattened channels first.</summary>
    PyTorch,

    /// <summary>Convolutions R x S x C/g x M, transposed ones R x S x M x C, depthwise R x S x C x multiplier, dense inputs x units.</summary>
    Keras,

    /// <summary>As parameter files have them.</summary>
    NetGen,

    /// <summary>Recurrent layers as the operators RNN, GRU and LSTM have them, directions first; all else as PyTorch.</summary>
    Onnx,
}
