using NetGen.Generator.Code;
using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Kernels.Staging;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>Has the code of positions work on small arrays where an interpreter runs it and that saves time: <see cref="StageElements"/>. It comes last, as what is joined must be seen as it is.</summary>
internal static class StageValues
{
    /// <param name="nodes">All nodes in their forms.</param>
    /// <param name="arena">Where their values lie.</param>
    /// <param name="model">The network.</param>
    /// <returns>The nodes, some with other code.</returns>
    public static IReadOnlyList<PlannedNode> Run(IReadOnlyList<PlannedNode> nodes, ArenaPlan arena, NetworkModel model)
    {
        // Code that runs row by row is counted by rows, and works on few values as it is.
        if (model.Profile != CodeProfile.NanoFramework || arena.Groups.Any())
        {
            return nodes;
        }

        TargetCosts costs = TargetCosts.Of(model.Profile);
        long room = CodeLimits.Of(model, arena.PeakBytes).RamBytes - nodes.Sum(node => node.Cost.RamBytes);
        Dictionary<string, long> arrays = new(StringComparer.Ordinal);
        List<PlannedNode> staged = [];
        foreach (PlannedNode node in nodes)
        {
            PlannedNode other = Staged(node, arena, costs);
            ConstantArray[] added = other == node ? [] : [.. other.Code!.Arrays.Except(node.Code!.Arrays).Where(array => !arrays.ContainsKey(array.Field.Name))];
            if (added.Sum(array => array.RamBytes) > room)
            {
                staged.Add(node);
                continue;
            }

            foreach (ConstantArray array in added)
            {
                arrays.Add(array.Field.Name, array.RamBytes);
                room -= array.RamBytes;
            }

            staged.Add(other);
        }

        return staged;
    }

    private static PlannedNode Staged(PlannedNode node, ArenaPlan arena, TargetCosts costs)
    {
        if (node.Code is not { } code || node.Inside.Count > 0 || node.RowLoop is not null || Fields(node, arena) is not { } fields)
        {
            return node;
        }

        KernelCode staged = StageElements.Run(code, fields);
        if (ReferenceEquals(staged, code))
        {
            return node;
        }

        CostOfKernel cost = CostOfKernel.Of(staged);
        bool pays = costs.Instructions(cost.Executed) < costs.Instructions(node.Cost.Executed) && staged.Parts.Select(part => part.Body).Append(staged.Body).All(Fits);
        return pays ? node with { Code = staged, Cost = cost } : node;
    }

    /// <summary>The arrays that a node's inputs and outputs lie in; null where a place moves, or inputs and outputs share one.</summary>
    private static HashSet<string>? Fields(PlannedNode node, ArenaPlan arena)
    {
        HashSet<Value> made = [.. node.Does.SelectMany(done => done.Outputs)];
        Value[] inputs = [.. node.Does.SelectMany(done => done.Inputs).Where(input => !made.Contains(input))];
        Value[] outputs = [.. node.Does[node.Does.Count - 1].Outputs];
        if (inputs.Concat(outputs).Any(value => !arena.Buffers.TryGetValue(value, out Code.Buffer? buffer) || buffer.Moving is not null))
        {
            return null;
        }

        Code.Buffer[] from = [.. inputs.Select(value => arena.Buffers[value])];
        Code.Buffer[] to = [.. outputs.Select(value => arena.Buffers[value])];
        return to.Any(output => from.Any(input => Overlap(input, output))) ? null : [.. from.Concat(to).Select(buffer => buffer.Field.Name)];
    }

    private static bool Overlap(Code.Buffer one, Code.Buffer other) =>
        one.Field.Name == other.Field.Name && one.Offset < other.Offset + other.Type.Count && other.Offset < one.Offset + one.Type.Count;

    private static bool Fits(IReadOnlyList<Statement> method)
    {
        MethodCost cost = CostOfMethod.Of([], method, _ => default(MethodCost));
        return cost.Locals <= KernelLimits.CountedMethodLocals && cost.Bytes <= KernelLimits.CountedMethodBytes;
    }
}
