using System.Globalization;
using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Sizes of weights that wait in 64-bit variables while a loop over positions runs: to load one is an instruction, to write it as a constant and to convert
/// it are two and more bytes. The sign is the sum's, so that 8-bit weights have 127 sizes at most.
/// </summary>
internal sealed class HeldSizes
{
    /// <summary>Variables of a method beside its inputs, its sums, the tests of its borders and these.</summary>
    private const int Others = 12;

    /// <summary>To make a variable: a constant, its conversion, a store.</summary>
    private const int Instructions = 3;

    private readonly Dictionary<int, int> places;

    private HeldSizes(Dictionary<int, int> places) => this.places = places;

    /// <summary>Variables that are left for them.</summary>
    /// <param name="inputs">Inputs of an output.</param>
    /// <param name="channels">Output channels of the method.</param>
    /// <param name="borders">Variables that test borders.</param>
    public static int Room(int inputs, int channels, int borders) =>
        KernelLimits.MethodLocals - Math.Min(inputs, InputBlocks.Most) - (inputs > InputBlocks.Most ? channels : 1) - borders - Others;

    /// <summary>The sizes that are used most often, as many as there is room for.</summary>
    /// <param name="uses">How many products of each size, from 0 on, the loop's body spells out.</param>
    /// <param name="steps">How often the body runs.</param>
    public static HeldSizes Of(int[] uses, long steps, int room)
    {
        List<int> sizes = [];
        for (int size = 2; size < uses.Length; size++)
        {
            if (uses[size] * steps > Instructions)
            {
                sizes.Add(size);
            }
        }

        sizes.Sort((left, right) => uses[left] == uses[right] ? left.CompareTo(right) : uses[right].CompareTo(uses[left]));
        Dictionary<int, int> places = [];
        for (int place = 0; place < Math.Min(room, sizes.Count); place++)
        {
            places.Add(sizes[place], place);
        }

        return new HeldSizes(places);
    }

    /// <summary>Variables that they take.</summary>
    public int Count => places.Count;

    /// <summary>A size's place among the variables; null where it is a constant.</summary>
    public int? Place(int size) => places.TryGetValue(size, out int place) ? place : null;

    /// <summary>Declares the variables; gives a size as one of them, or as a constant.</summary>
    public Func<long, Expression> Declare(CodeBuilder code)
    {
        Dictionary<int, Local> locals = [];
        foreach (KeyValuePair<int, int> size in places.OrderBy(pair => pair.Value))
        {
            locals.Add(size.Key, code.Declare("m" + size.Key.ToString(CultureInfo.InvariantCulture), (Expression)(long)size.Key));
        }

        return size => size <= int.MaxValue && locals.TryGetValue((int)size, out Local? local) ? local : size;
    }
}
