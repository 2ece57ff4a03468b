using System.CommandLine;
using System.Globalization;
using NetGen.Calibration;
using NetGen.Calibration.Running;
using NetGen.Generator;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Tool.Files;
using NetGen.Tool.Networks;
using NetGen.Tool.Reports;

namespace NetGen.Tool.Commands;

/// <summary><c>netgen quantize FILE.cs --calibrate data.npz</c>: writes NAME.int8.netgen and says what the integers cost in accuracy.</summary>
internal sealed class QuantizeCommand
{
    private readonly Argument<string[]> files = new("files") { Description = "The C# files of a declaration, or a TensorFlow Lite model.", Arity = ArgumentArity.OneOrMore };

    private readonly Option<string> calibrate = new("--calibrate") { Description = "Inputs as the network will meet them: .npy, or .npz with an array for each input; N x the input's shape.", Required = true };

    private readonly Option<string?> evaluate = new("--evaluate") { Description = "Other inputs on which the accuracy is measured; without it those of --calibrate." };

    private readonly Option<string?> parameters = new("--parameters") { Description = "The float parameters; without it those that the declaration names." };

    private readonly Option<string?> network = new("--network") { Description = "One network, where the files declare several." };

    private readonly Option<bool> perTensor = new("--per-tensor") { Description = "One scale for all weights of a layer; without it one for each output channel." };

    private readonly Option<double?> percentile = new("--percentile") { Description = "Activations range from this percentile of theirs to its opposite, such as 99.9; without it from the smallest to the largest." };

    private readonly Option<bool> leastError = new("--least-error") { Description = "Activations range over what leaves the least mean squared error." };

    private readonly Option<string[]> given = new("--given") { Description = "NAME=SCALE,ZERO: the quantization of an input or a layer's output, where it is known.", DefaultValueFactory = _ => [] };

    private readonly Option<string> directory = new("--output") { Description = "The folder to write to.", DefaultValueFactory = _ => "." };

    private readonly Option<bool> force = new("--force") { Description = "Replace a file that exists." };

    public static Command Create(TextWriter output)
    {
        QuantizeCommand options = new();
        Command command = new("quantize", "Writes int8 parameters for a network with float parameters: NAME.int8.netgen.") { options.files };
        foreach (Option option in new Option[] { options.calibrate, options.evaluate, options.parameters, options.network, options.perTensor, options.percentile, options.leastError, options.given, options.directory, options.force })
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            options.Run(parsed, output);
            return 0;
        });
        return command;
    }

    private void Run(ParseResult parsed, TextWriter output)
    {
        QuantizationOptions how = Options(parsed);
        FloatNetwork source = FloatNetwork.Read(parsed.GetValue(files)!, parsed.GetValue(network), parsed.GetValue(parameters));
        IReadOnlyList<Value> inputs = Compiler.Analyze(source.Model).Declared?.Inputs ?? throw new ToolException($"{source.Model.FullName} has mistakes; netgen report shows them");
        CalibrationSet calibration = CalibrationFile.Read(parsed.GetValue(calibrate)!, inputs);
        CalibrationSet evaluation = parsed.GetValue(evaluate) is { } path ? CalibrationFile.Read(path, inputs) : calibration;
        ObservedNetwork real = ObservedNetwork.Compile(source.Model, NetworkPrecision.Float32, source.Parameters);
        foreach (string warning in real.Warnings)
        {
            output.Write(warning + "\n");
        }

        ParameterFile quantized = Quantizer.Quantize(real, calibration, how);
        string report = AccuracyReport.Write(Quantizer.Compare(real, quantized, evaluation));
        OutputFile file = OutputFile.Of(source.Model.Name + ".int8" + ParameterReading.Extension, ParameterFileWriter.Write(quantized));
        OutputFiles.Write(parsed.GetValue(directory)!, parsed.GetValue(force), file);
        output.Write(report);
        output.Write($"{Path.Combine(parsed.GetValue(directory)!, file.Name)}: {quantized.Tensors.Count} tensors, {quantized.Values.Count} values\n");
    }

    private QuantizationOptions Options(ParseResult parsed)
    {
        double? clipped = parsed.GetValue(percentile);
        if (clipped is not null && parsed.GetValue(leastError))
        {
            throw new ToolException("--percentile and --least-error exclude one another");
        }

        return new QuantizationOptions
        {
            PerChannel = !parsed.GetValue(perTensor),
            Ranges = clipped is not null ? RangeMethod.Percentile : parsed.GetValue(leastError) ? RangeMethod.LeastError : RangeMethod.MinMax,
            Percentile = clipped ?? QuantizationOptions.Default.Percentile,
            Given = parsed.GetValue(given)!.Select(Given).ToDictionary(pair => pair.Name, pair => pair.Quantization, StringComparer.Ordinal),
        };
    }

    private static (string Name, Quantization Quantization) Given(string text)
    {
        string[] fields = text.Split('=', ',');
        return fields.Length == 3 && float.TryParse(fields[1], NumberStyles.Float, CultureInfo.InvariantCulture, out float scale) && float.IsNormal(scale) && scale > 0
            && sbyte.TryParse(fields[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out sbyte zero)
            ? (fields[0], new Quantization(scale, zero))
            : throw new ToolException($"--given {text}: write NAME=SCALE,ZERO with a positive scale and a zero point from -128 to 127, such as Motion=0.03125,0");
    }
}
