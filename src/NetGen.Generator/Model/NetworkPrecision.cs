namespace NetGen.Generator.Model;

/// <summary>How numbers are stored and computed; the names are those of NetGen.Precision.</summary>
public enum NetworkPrecision
{
    Float32,
    Int8,
}
