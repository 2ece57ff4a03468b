using NetGen.Generator.Code;

namespace NetGen.Generator.Cost;

/// <summary>What a node's code costs: one inference, and the space that it takes.</summary>
/// <param name="Executed">Instructions of one inference, the calls of the node's further methods included.</param>
/// <param name="CodeBytes">Bytes of IL of its methods, without shared ones.</param>
/// <param name="InitialiserBytes">Bytes of array initialisers, in flash.</param>
/// <param name="RamBytes">Bytes of its arrays in RAM, without those that nodes share.</param>
public sealed record CostOfKernel(IlCounts Executed, long CodeBytes, long InitialiserBytes, long RamBytes)
{
    /// <summary>IL instructions of its methods, without shared ones.</summary>
    public long Instructions { get; init; }

    /// <summary>Bytes of its IL that nanoFramework's converter takes off.</summary>
    public long Trimmed { get; init; }

    public static CostOfKernel None { get; } = new(default, 0, 0, 0);

    /// <summary>Bytes of IL of a shared method.</summary>
    public static long BytesOf(Method helper) => CostOfMethod.Of(helper.Parameters, helper.Body, _ => null).Bytes;

    /// <summary>Bytes of a shared method's IL that nanoFramework's converter takes off.</summary>
    public static long TrimmedOf(Method helper) => CostOfMethod.Of(helper.Parameters, helper.Body, _ => null).Trimmed;

    /// <summary>The frame of the caller is the caller's: the call of the node's own method is counted here.</summary>
    public static CostOfKernel Of(KernelCode code)
    {
        Dictionary<string, MethodCost> methods = new(StringComparer.Ordinal);

        // Helpers come behind those that they call.
        foreach (Method helper in code.Helpers)
        {
            methods[helper.Name] = CostOfMethod.Of(helper.Parameters, helper.Body, Known);
        }

        long bytes = 0;
        long instructions = 0;
        long trimmed = 0;
        foreach (Method part in code.Parts)
        {
            MethodCost cost = CostOfMethod.Of(part.Parameters, part.Body, Known);
            methods[part.Name] = cost;
            bytes += cost.Bytes;
            instructions += cost.Instructions;
            trimmed += cost.Trimmed;
        }

        MethodCost body = CostOfMethod.Of([], code.Body, Known);
        IlCounts.Builder executed = new();
        executed.Add(body.Executed, 1);
        executed.Add(IlClass.Call, 1);
        executed.AddCleared(body.Locals);
        return new CostOfKernel(executed.Build(), bytes + body.Bytes, code.Arrays.Sum(array => array.Bytes), code.Arrays.Where(array => !array.IsShared).Sum(array => array.RamBytes))
        {
            Instructions = instructions + body.Instructions,
            Trimmed = trimmed + body.Trimmed,
        };

        MethodCost? Known(string name) => methods.TryGetValue(name, out MethodCost cost) ? cost : null;
    }
}
