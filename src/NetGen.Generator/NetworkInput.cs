using NetGen.Generator.Declarations;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;

namespace NetGen.Generator;

/// <summary>All that the code of one network depends on.</summary>
/// <param name="Files">The parameter files that the declaration may mean: one if all is well.</param>
/// <param name="FileName">The base of the names of its source files, unlike that of every other network; null where none could be found.</param>
/// <param name="Vectors">Whether the compilation knows vectors, for networks that would use them.</param>
public sealed record NetworkInput(Declaration Declaration, EquatableArray<ParameterReading> Files, string? FileName, bool Vectors);

/// <summary>The layers of a network that others begin with, each with the full name of the network.</summary>
public sealed record NetworkFronts(string Network, EquatableArray<Front> Fronts);
