using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>Networks of a layer or two, with the quantizations that a test wants.</summary>
internal static class SmallNetwork
{
    public static RunnableNetwork Float(CodeForm form, params string[] members) =>
        RunnableNetwork.Compile(DeclaredNetwork.FromMembers(members, NetworkPrecision.Float32), Parameters([], []), form);

    public static RunnableNetwork Int8(CodeForm form, (string Name, Quantization Type)[] values, params string[] members) =>
        Int8(form, values, [], members);

    public static RunnableNetwork Int8(CodeForm form, (string Name, Quantization Type)[] values, TensorRecord[] tensors, params string[] members) =>
        RunnableNetwork.Compile(DeclaredNetwork.FromMembers(members, NetworkPrecision.Int8), Parameters(values, tensors), form);

    /// <summary>The code of the layers.</summary>
    public static string Text(RunnableNetwork network) => string.Concat(network.Files.Select(file => file.Text));

    private static FileParameters Parameters((string Name, Quantization Type)[] values, TensorRecord[] tensors) => new(new ParameterFile(
        tensors.ToEquatableArray(),
        values.Select(value => new ValueRecord(value.Name, ElementType.Int8, value.Type.Scale, value.Type.ZeroPoint)).ToEquatableArray()));
}
