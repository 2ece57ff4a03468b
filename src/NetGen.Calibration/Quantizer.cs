using NetGen.Calibration.Choosing;
using NetGen.Calibration.Comparing;
using NetGen.Calibration.Observing;
using NetGen.Calibration.Running;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;

namespace NetGen.Calibration;

/// <summary>
/// Post-training quantization: a float network and inputs as it will meet them, to the parameters of its int8 version. The precision that the model
/// declares does not matter.
/// </summary>
public static class Quantizer
{
    /// <summary>The int8 parameter file: the network with <see cref="NetworkPrecision.Int8"/> compiles against it.</summary>
    /// <param name="model">The declared network.</param>
    /// <param name="parameters">Its float parameters.</param>
    /// <param name="calibration">Inputs, from which the ranges of all values follow.</param>
    /// <param name="options">How; without it one weight scale for each channel, ranges from the smallest to the largest value.</param>
    /// <exception cref="QuantizationException">Network, parameters and calibration set do not fit together.</exception>
    public static ParameterFile Quantize(NetworkModel model, IParameterSource parameters, CalibrationSet calibration, QuantizationOptions? options = null) =>
        Quantize(ObservedNetwork.Compile(model, NetworkPrecision.Float32, parameters), calibration, options);

    /// <summary>The same of a float network that is compiled already.</summary>
    /// <exception cref="QuantizationException">Network and calibration set do not fit together.</exception>
    public static ParameterFile Quantize(ObservedNetwork network, CalibrationSet calibration, QuantizationOptions? options = null)
    {
        options ??= QuantizationOptions.Default;
        if (options.Ranges == RangeMethod.Percentile && !(options.Percentile > 50 && options.Percentile <= 100))
        {
            throw new QuantizationException(FormattableString.Invariant($"the percentile is {options.Percentile}; it must be above 50 and at most 100"));
        }

        RecurrentRanges ranges = new(network, StepRanges.Run(network, ObserveRanges.Run(network, calibration, options)));
        IReadOnlyDictionary<Value, Quantization> quantizations = ChooseQuantizations.Run(network.Graph, ranges.Of, options.Given);
        return QuantizeParameters.Run(network.Graph, quantizations, ranges.Internals, options.PerChannel);
    }

    /// <summary>What int8 parameters cost in accuracy: both networks run on the samples, and every value is compared.</summary>
    /// <param name="model">The declared network.</param>
    /// <param name="parameters">Its float parameters.</param>
    /// <param name="quantized">Its int8 parameters.</param>
    /// <param name="samples">The calibration set, or better other inputs.</param>
    /// <exception cref="QuantizationException">Network, parameters and samples do not fit together.</exception>
    public static Accuracy Compare(NetworkModel model, IParameterSource parameters, ParameterFile quantized, CalibrationSet samples) =>
        Compare(ObservedNetwork.Compile(model, NetworkPrecision.Float32, parameters), quantized, samples);

    /// <summary>The same of a float network that is compiled already.</summary>
    /// <exception cref="QuantizationException">Network, parameters and samples do not fit together.</exception>
    public static Accuracy Compare(ObservedNetwork network, ParameterFile quantized, CalibrationSet samples) =>
        CompareNetworks.Run(network, ObservedNetwork.Compile(network.Model, NetworkPrecision.Int8, new FileParameters(quantized)), samples);
}
