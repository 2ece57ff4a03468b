using NetGen.Generator.Code;

namespace NetGen.Generator.Cost;

/// <summary>
/// The numbers of a method's variables, as the C# compiler gives them: in the order of declaration, one for each, as variables of blocks side by side share none.
/// The first four and the parameters are one byte to load, the others up to 255 two; no board holds more.
/// </summary>
internal sealed class LocalSlots
{
    private readonly Dictionary<Local, int> slots = [];

    public LocalSlots(IReadOnlyList<Local> parameters)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            slots[parameters[i]] = i;
        }
    }

    /// <summary>What a frame must hold.</summary>
    public int Count { get; private set; }

    public void Declare(Local local) => slots[local] = Count++;

    public int Bytes(Local local) => !slots.TryGetValue(local, out int slot) || slot < 4 ? 1 : slot < 256 ? 2 : 4;
}
