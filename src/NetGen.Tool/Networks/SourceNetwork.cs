using NetGen.Generator.Declarations;
using NetGen.Generator.Model;

namespace NetGen.Tool.Networks;

/// <summary>A network as it is declared in C# files.</summary>
/// <param name="PlaceOf">Says where a finding sits: "Net.cs(5,9)".</param>
internal sealed record SourceNetwork(Declaration Declaration, Func<Finding, string> PlaceOf);
