namespace NetGen.IlCounter.Running;

/// <summary>What instructions are counted for.</summary>
internal enum Phase
{
    Call,
    Initialisation,
}
