using NetGen.Calibration.Running;
using NetGen.Generator.Graph;
using NetGen.TestKit;

namespace NetGen.IlCounter.Tests;

/// <summary>A compiled network on the counter.</summary>
internal sealed class CountedNetwork
{
    private readonly RunnableNetwork network;

    public CountedNetwork(RunnableNetwork network)
    {
        this.network = network;
        Assembly = CountedAssembly.Load(network.Image);
        if (network.Compiled.Plan!.Model.StoredBlock > 0)
        {
            Assembly.Method(network.Type.FullName!, GeneratedAssembly.FillStored).Invoke(network.Compiled.Plan.StoredBytes);
            Assembly.Reset();
        }

        Entry = Assembly.Method(network.Type.FullName!, "Infer");
    }

    public CountedAssembly Assembly { get; }

    public CountedMethod Entry { get; }

    public long Macs => network.Compiled.Plan!.Cost.Total.Macs;

    public Array[] Infer(params Array[] inputs)
    {
        IReadOnlyList<Value> values = network.Compiled.Plan!.Graph.Outputs;
        Type[] types = [.. network.Type.GetMethod("Infer")!.GetParameters().Skip(inputs.Length).Select(parameter => parameter.ParameterType.GetElementType()!)];
        Array[] outputs = [.. types.Select((type, i) => Array.CreateInstance(type, values[i].Type.Count))];
        Entry.Invoke([.. inputs, .. outputs]);
        return outputs;
    }

    /// <summary>A tensor's bytes: NaN and -0 are compared as they are.</summary>
    public static byte[] Bits(Array tensor)
    {
        byte[] bytes = new byte[Buffer.ByteLength(tensor)];
        Buffer.BlockCopy(tensor, 0, bytes, 0, bytes.Length);
        return bytes;
    }
}
