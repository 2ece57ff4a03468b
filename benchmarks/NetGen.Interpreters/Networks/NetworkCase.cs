using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Interpreters.Networks;

/// <summary>A network that exists twice: as NetGen's code and as nested loops.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Driver">The class in HandWritten/Networks.</param>
/// <param name="Model">The declared network, in the NanoFramework profile.</param>
/// <param name="Parameters">Its trained parameters.</param>
/// <param name="Inputs">Inputs, one array each.</param>
/// <param name="Golden">The outputs that they must give; where nobody else computed them, those of NetGen's plain loops.</param>
internal sealed record NetworkCase(string Name, string Driver, NetworkModel Model, IParameterSource Parameters, IReadOnlyList<Array> Inputs, IReadOnlyList<Array> Golden)
{
    /// <summary>Float networks agree within this share of the largest output; 8-bit networks are equal.</summary>
    public const double FloatTolerance = 1e-5;

    /// <summary>Whether it calculates in float32.</summary>
    public bool IsFloat => Model.Precision == NetworkPrecision.Float32;

    /// <summary>The type of inputs and outputs.</summary>
    public string Element => IsFloat ? "float" : "sbyte";

    /// <summary>Compiles NetGen's code.</summary>
    public RunnableNetwork Compile(CodeForm form = CodeForm.Auto) => RunnableNetwork.Compile(Model, Parameters, form);

    /// <summary>Whether outputs are the golden ones.</summary>
    public bool Agrees(int vector, Array output) => IsFloat
        ? Tensors.RelativeError((float[])output, (float[])Golden[vector]) <= FloatTolerance
        : ((sbyte[])output).AsSpan().SequenceEqual((sbyte[])Golden[vector]);

    /// <summary>An array for the outputs of one inference.</summary>
    public Array NewOutput() => IsFloat ? new float[Golden[0].Length] : new sbyte[Golden[0].Length];
}
