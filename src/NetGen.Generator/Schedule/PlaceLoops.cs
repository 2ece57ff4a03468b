using NetGen.Generator.Code;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>Room for what loops over time need inside: their bodies are placed by themselves, and the loop asks for the room as further outputs that nobody reads.</summary>
internal static class PlaceLoops
{
    /// <summary>The graph with the nodes of each loop's body in the order in which they run, and room for their values.</summary>
    public static NetworkGraph Ask(NetworkGraph graph) =>
        graph.Nodes.Any(node => node.Operator is Loop) ? graph with { Nodes = [.. graph.Nodes.Select(Ask)] } : graph;

    /// <summary>Adds the places of the values inside of loops to those of a plan.</summary>
    public static ArenaPlan Answer(ArenaPlan plan)
    {
        Node[] loops = [.. plan.Graph.Nodes.Where(node => node.Operator is Loop)];
        if (loops.Length == 0)
        {
            return plan;
        }

        Dictionary<Value, Code.Buffer> buffers = plan.Buffers.ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (Node node in loops)
        {
            Loop loop = (Loop)node.Operator;
            Dictionary<CodeType, Code.Buffer> rooms = node.Outputs.Skip(loop.Results).ToDictionary(room => room.Type.Element.Storage(), room => plan.Buffers[room]);
            for (int i = loop.Told; i < loop.Body.Inputs.Count; i++)
            {
                Value outside = node.Inputs[node.Inputs.Count - loop.Body.Inputs.Count + i];
                buffers.Add(loop.Body.Inputs[i], plan.Buffers[outside]);
            }

            ArenaPlan body = PlanArena.InOrder(loop.Body);
            foreach (KeyValuePair<Value, Code.Buffer> inside in body.Buffers)
            {
                Code.Buffer room = rooms[inside.Key.Type.Element.Storage()];
                buffers.Add(inside.Key, inside.Value with { Field = room.Field, Offset = room.Offset + inside.Value.Offset });
            }

            // What a search keeps lies behind the values of a step.
            Dictionary<CodeType, long> lengths = Lengths(body);
            foreach (Value kept in loop.Beam?.Room!.All ?? [])
            {
                Code.Buffer room = rooms[kept.Type.Element.Storage()];
                lengths.TryGetValue(kept.Type.Element.Storage(), out long start);
                buffers.Add(kept, new Code.Buffer(room.Field, room.Offset + (int)start, kept.Type));
                lengths[kept.Type.Element.Storage()] = start + kept.Type.Count;
            }
        }

        return plan with { Buffers = buffers };
    }

    private static Node Ask(Node node)
    {
        if (node.Operator is not Loop { Scratch.Count: 0 } loop)
        {
            return node;
        }

        NetworkGraph body = PlanArena.Run(loop.Body).Graph;
        ArenaPlan inside = PlanArena.InOrder(body);
        Dictionary<CodeType, long> lengths = Lengths(inside);
        if (loop.Beam is { } beam)
        {
            loop = loop with { Beam = beam with { Room = new BeamRoom(node.Name, loop) } };
            foreach (Value kept in loop.Beam.Room.All)
            {
                lengths.TryGetValue(kept.Type.Element.Storage(), out long length);
                lengths[kept.Type.Element.Storage()] = length + kept.Type.Count;
            }
        }

        CodeType[] types = [.. inside.Arenas.Select(arena => arena.Field.Type.ElementOf())];
        Value[] rooms = [.. types.Concat(lengths.Keys.Except(types).OrderBy(type => type)).Select(type => Room(node, type, lengths[type]))];
        return node with
        {
            Operator = loop with { Body = body, Scratch = rooms.Select(room => room.Shape).ToArray() },
            Outputs = [.. node.Outputs, .. rooms],
        };
    }

    /// <summary>How many values of each type a body has room for.</summary>
    private static Dictionary<CodeType, long> Lengths(ArenaPlan body) => body.Arenas.ToDictionary(arena => arena.Field.Type.ElementOf(), arena => arena.Length);

    private static Value Room(Node node, CodeType storage, long length)
    {
        ElementType element = storage switch
        {
            CodeType.Float32 => ElementType.Float32,
            CodeType.Int32 => ElementType.Int32,
            CodeType.Int16 => ElementType.Int16,
            _ => ElementType.Int8,
        };
        return new Value($"{node.Name}.room.{element.Name()}", new TensorType(element, new TensorShape((int)Math.Min(length, int.MaxValue))));
    }
}
