using NetGen.IlCounter;
using NetGen.Interpreters.Networks;

namespace NetGen.Interpreters.Counting;

/// <summary>Executed IL of one inference.</summary>
/// <param name="Instructions">All of it.</param>
/// <param name="Assembly">The assembly after that inference: what each of its methods executed.</param>
/// <param name="Type">The class with Infer.</param>
internal sealed record CountedInference(long Instructions, CountedAssembly Assembly, string Type)
{
    /// <summary>Counts an inference with the first input, after its outputs for all inputs were checked.</summary>
    /// <param name="network">Inputs and outputs.</param>
    /// <param name="image">The assembly.</param>
    /// <param name="type">The class with Infer.</param>
    /// <param name="start">A class whose method Run must run first; null for none.</param>
    public static CountedInference Of(NetworkCase network, byte[] image, string type, string? start = null)
    {
        CountedAssembly assembly = CountedAssembly.Load(image);
        if (start is not null)
        {
            assembly.Method(start, "Run").Invoke();
        }

        CountedMethod infer = assembly.Method(type, "Infer");
        Array output = network.NewOutput();
        for (int i = network.Inputs.Count - 1; i >= 0; i--)
        {
            assembly.Reset();
            infer.Invoke(network.Inputs[i], output);
            if (!network.Agrees(i, output))
            {
                throw new InvalidOperationException($"{network.Name}: {type} gives wrong outputs for input {i}: {string.Join(" ", output.Cast<object>())}; expected {string.Join(" ", network.Golden[i].Cast<object>())}");
            }
        }

        return new CountedInference(infer.InclusiveInstructions, assembly, type);
    }

    /// <summary>What a layer executed; Block1_depthwise is Block1Depthwise in hand-written code. Null if the class has no such method.</summary>
    public long? Layer(string identifier)
    {
        string wanted = Type + "." + identifier.Replace("_", "");
        return Assembly.Methods.FirstOrDefault(method => method.FullName.Replace("_", "").Equals(wanted, StringComparison.OrdinalIgnoreCase))?.InclusiveInstructions;
    }
}
