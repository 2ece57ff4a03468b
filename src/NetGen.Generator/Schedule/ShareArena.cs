using NetGen.Generator.Code;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>
/// One arena for a network and those whose front it is: never do two of them run at one time. The front's network owns the array, as long as the longest of
/// them wants it. The others' values lie in it, moved as a whole to where the front leaves its result if they fit there; else the result is copied.
/// </summary>
internal static class ShareArena
{
    public static ArenaPlan Run(ArenaPlan plan) =>
        plan.Graph.Front is { } front ? Behind(plan, front, plan.Graph.Inputs[0])
        : plan.Graph.Room > 0 ? WithRoom(plan, plan.Graph.Room)
        : plan;

    /// <summary>The arena that can be shared: that of the values which layers pass on, and not that of indices.</summary>
    public static Arena Main(ArenaPlan plan) => plan.Arenas.First(arena => arena.Field.Type is CodeType.Int8Array or CodeType.Float32Array);

    private static ArenaPlan WithRoom(ArenaPlan plan, long room)
    {
        Arena own = Main(plan);
        if (own.Length >= room)
        {
            return plan;
        }

        Arena longer = own with { Length = room, LowerBound = Math.Max(own.LowerBound, room) };
        return plan with
        {
            Arenas = [.. plan.Arenas.Select(arena => arena == own ? longer : arena)],
            LowerBoundBytes = Math.Max(plan.LowerBoundBytes, longer.Bytes),
            Owners = [("networks that begin with this one's layers", longer.Bytes)],
        };
    }

    private static ArenaPlan Behind(ArenaPlan plan, Front front, Value result)
    {
        Arena own = Main(plan);
        int shift = front.Offset - plan.Buffers[result].Offset;
        bool isInPlace = shift >= 0 && shift + own.Length <= front.ArenaLength;
        shift = isInPlace ? shift : 0;
        StaticField field = new(front.Arena, own.Field.Type);
        Dictionary<Value, Code.Buffer> buffers = plan.Buffers.ToDictionary(
            pair => pair.Key,
            pair => pair.Value.Field == own.Field ? pair.Value with { Field = field, Offset = pair.Value.Offset + shift } : pair.Value);
        Value[] inputs = [.. front.Inputs.Select(input => new Value(input.Name, input.Type))];
        for (int i = 0; i < inputs.Length; i++)
        {
            buffers.Add(inputs[i], new Code.Buffer(field, front.Inputs[i].Offset, inputs[i].Type));
        }

        Arena shared = new(field, Math.Max(front.ArenaLength, own.Length), Math.Max(front.ArenaLength, own.LowerBound)) { IsShared = true };
        return plan with
        {
            Buffers = buffers,
            Arenas = [.. plan.Arenas.Select(arena => arena == own ? shared : arena)],
            WrittenAt = plan.WrittenAt.ToDictionary(pair => pair.Key, pair => pair.Value + (plan.Buffers[pair.Key.Output].Field == own.Field ? shift : 0)),
            LowerBoundBytes = Math.Max(plan.LowerBoundBytes, shared.Bytes),
            Owners = front.ArenaLength > own.Length ? [($"the arena of {front.Network}", shared.Bytes)] : plan.Owners,
            FrontInputs = inputs,
            FrontResult = isInPlace ? null : new Code.Buffer(field, front.Offset, result.Type),
        };
    }
}
