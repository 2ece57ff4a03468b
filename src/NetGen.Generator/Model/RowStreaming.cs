namespace NetGen.Generator.Model;

/// <summary>When layers run row by row; the names are those of NetGen.Streaming.</summary>
public enum RowStreaming
{
    Auto,
    Never,
    Always,
}
