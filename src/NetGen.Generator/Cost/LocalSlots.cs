using NetGen.Generator.Code;

namespace NetGen.Generator.Cost;

/// <summary>
/// The numbers of a method's variables, as the C# compiler gives them: in the order of declaration, a number free again at the end of its block for the
/// next variable of its type. The first four and the parameters are one byte to load, the others up to 255 two.
/// </summary>
internal sealed class LocalSlots
{
    private readonly Dictionary<Local, int> slots = [];
    private readonly Dictionary<CodeType, Stack<int>> free = [];
    private readonly Stack<List<Local>> blocks = new();

    public LocalSlots(IReadOnlyList<Local> parameters)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            slots[parameters[i]] = i;
        }
    }

    /// <summary>Variables at the same time: what a frame must hold.</summary>
    public int Count { get; private set; }

    public void Open() => blocks.Push([]);

    public void Close()
    {
        foreach (Local local in blocks.Pop())
        {
            if (!free.TryGetValue(local.Type, out Stack<int>? stack))
            {
                free.Add(local.Type, stack = new Stack<int>());
            }

            stack.Push(slots[local]);
        }
    }

    public void Declare(Local local)
    {
        slots[local] = free.TryGetValue(local.Type, out Stack<int>? stack) && stack.Count > 0 ? stack.Pop() : Count++;
        blocks.Peek().Add(local);
    }

    public int Bytes(Local local) => !slots.TryGetValue(local, out int slot) || slot < 4 ? 1 : slot < 256 ? 2 : 4;
}
