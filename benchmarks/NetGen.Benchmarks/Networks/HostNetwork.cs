using System.Reflection;
using System.Runtime.Loader;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Benchmarks.Networks;

/// <summary>NetGen's code of an int8 network, loaded as the code of a user's project is.</summary>
public static class HostNetwork
{
    /// <summary>Compiles the network's code, optimised, and gives its <c>Infer</c>.</summary>
    public static Action<sbyte[], sbyte[]> Load(TinyModel model, CodeForm form)
    {
        RunnableNetwork network = RunnableNetwork.Compile(model.Imported.Model, new FileParameters(model.Imported.Parameters), form);

        // A collectible assembly, as the tests use it, gets neither tiered compilation nor static fields as constants.
        Assembly assembly = new AssemblyLoadContext(model.Name + form).LoadFromStream(new MemoryStream(network.Image));
        MethodInfo infer = assembly.GetType(network.Type.FullName!, throwOnError: true)!.GetMethod("Infer")!;
        return infer.CreateDelegate<Action<sbyte[], sbyte[]>>();
    }
}
