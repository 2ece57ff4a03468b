using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace NetGen.IlCounter;

/// <summary>A portable PDB: which statements of the source a method's IL stands for.</summary>
public sealed class DebugSymbols
{
    private readonly MetadataReaderProvider provider;

    private DebugSymbols(byte[] image) => provider = MetadataReaderProvider.FromPortablePdbImage(ImmutableArray.Create(image));

    /// <summary>Reads the debug information of an assembly that was compiled together with it.</summary>
    public static DebugSymbols Load(byte[] image) => new(image);

    /// <summary>
    /// What each statement of a method executed. An instruction belongs to the last sequence point in front of it. What one statement has in
    /// several places (the parts of a loop's head) comes as often.
    /// </summary>
    public IReadOnlyList<StatementCount> Statements(CountedMethod method)
    {
        MetadataReader reader = provider.GetMetadataReader();
        MethodDebugInformation information = reader.GetMethodDebugInformation(MetadataTokens.MethodDebugInformationHandle(method.Image.Row));
        SequencePoint[] points = information.SequencePointsBlob.IsNil ? [] : [.. information.GetSequencePoints()];
        ILookup<int, InstructionCount> byPoint = method.CountsByOffset.ToLookup(instruction => Array.FindLastIndex(points, point => point.Offset <= instruction.Offset));
        return [.. byPoint.Select(group => Of(group.Key < 0 ? null : points[group.Key], [.. group]))];

        StatementCount Of(SequencePoint? point, InstructionCount[] instructions) => point is { IsHidden: false } known
            ? new(reader.GetString(reader.GetDocument(known.Document).Name), known.StartLine, known.StartColumn, instructions)
            : new("", 0, 0, instructions);
    }
}
