namespace NetGen.Generator.Model;

/// <summary>How the code of a layer is written; the names are those of NetGen.Form.</summary>
public enum CodeForm
{
    Auto,
    Loop,
    Constants,
    Unrolled,
    Peeled,
    ChannelLanes,
    PositionLanes,
    ChannelRows,
    PositionRows,
    Rows,
    Stored,
    Vector,
}
