namespace NetGen.Generator.Layers;

/// <summary>Repeats NetGen.SsdConvention.</summary>
public enum SsdConvention
{
    TensorFlow,
    Caffe,
}
