using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>A board that the project declares, with what is wrong with the declaration; limits are null where it has no usable name.</summary>
internal sealed class DeclaredBoard(AttributeData attribute, BoardLimits? limits, EquatableArray<Finding> findings)
{
    public AttributeData Attribute { get; } = attribute;

    public BoardLimits? Limits { get; } = limits;

    public EquatableArray<Finding> Findings { get; } = findings;
}
