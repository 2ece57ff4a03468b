using System.Reflection;

namespace NetGen.TestKit;

/// <summary>How much of its arena an int8 network whose input lies there really uses: a pattern that an inference leaves is not used.</summary>
public static class HighWater
{
    /// <summary>The index behind the last element that an inference changes, or that is an input.</summary>
    public static int Of(RunnableNetwork network, sbyte[] input)
    {
        sbyte[] arena = (sbyte[])network.Type.GetProperty("InputArray")!.GetValue(null)!;
        MethodInfo infer = network.Type.GetMethod("Infer", [])!;
        int offset = (int)network.Type.GetField("InputOffset")!.GetRawConstantValue()!;
        bool[] used = new bool[arena.Length];

        // What one pattern happens to equal differs from the other.
        foreach (sbyte pattern in new sbyte[] { 0x55, -0x56 })
        {
            Array.Fill(arena, pattern);
            input.CopyTo(arena, offset);
            infer.Invoke(null, []);
            for (int i = 0; i < arena.Length; i++)
            {
                used[i] |= arena[i] != pattern || (i >= offset && i < offset + input.Length);
            }
        }

        return Array.LastIndexOf(used, true) + 1;
    }
}
