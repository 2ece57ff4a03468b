using NetGen.Generator.Model;
using NetGen.Generator.Parameters;

namespace NetGen.Import;

/// <summary>A model as a user would have declared it, and its trained parameters.</summary>
public sealed record ImportedNetwork(NetworkModel Model, ParameterFile Parameters);
