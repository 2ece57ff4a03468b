using NetGen.Import.Buffers;
using NetGen.Import.Building;
using NetGen.Import.Rewriting;
using NetGen.Import.Tflite;

namespace NetGen.Import;

/// <summary>Reads trained models.</summary>
public static class ModelImporter
{
    private const int MaxBytes = 256 << 20;

    /// <summary>Reads a TensorFlow Lite model.</summary>
    /// <param name="data">The file's bytes.</param>
    /// <param name="file">The file's name for messages.</param>
    /// <param name="options">The name and place of the class to declare.</param>
    /// <exception cref="ImportException">The file is malformed or holds something that NetGen has no layer for.</exception>
    public static ImportedNetwork Import(byte[] data, string file, ImportOptions options)
    {
        if (data.Length > MaxBytes)
        {
            throw new ImportException(file, $"the file has {data.Length} bytes; NetGen imports models of at most {MaxBytes}");
        }

        NetworkBuilder network = NetworkBuilder.Build(TfliteReader.Read(new FlatFile(data, file)));
        OutputOrder.Restore(network);
        List<LayerDraft> layers = JoinSeparable.Run(FoldPads.Run(DropReshapes.Run(network.Layers)));
        return ModelAssembler.Assemble(layers, network.Precision, options);
    }
}
