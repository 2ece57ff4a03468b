namespace NetGen.Interpreters.Programs;

/// <summary>What a program runs.</summary>
[Flags]
internal enum MainPhases
{
    Hand = 1,
    Generated = 2,
    Both = Hand | Generated,
}
