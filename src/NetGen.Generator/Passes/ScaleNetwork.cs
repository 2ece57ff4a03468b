using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>Declaration to declaration: channels, units of stages and sizes of inputs multiplied by the network's factors.</summary>
public static class ScaleNetwork
{
    /// <summary>The arguments that are channels.</summary>
    private static readonly HashSet<string> Widths = new(["Channels", "ExpandedChannels", "Expand1x1", "Expand3x3", "Middle", "MiddleChannels", "Squeeze"], StringComparer.Ordinal);

    public static NetworkModel Run(NetworkModel model) => model.Scaling is { Width: 1, Depth: 1, Resolution: 1 }
        ? model
        : model with { Layers = model.Layers.Select(layer => layer.Replace(inside => Scale(inside, model.Scaling))).ToEquatableArray() };

    private static LayerModel Scale(LayerModel layer, NetworkScaling scaling)
    {
        string exemption = layer.Find(nameof(WidthScaling)) is ArgumentValue.Member member ? member.Name : nameof(WidthScaling.Always);
        return layer with { Arguments = layer.Arguments.Select(argument => argument with { Value = Scale(layer.Kind, argument, exemption, scaling) }).ToEquatableArray() };
    }

    private static ArgumentValue Scale(string kind, Argument argument, string exemption, NetworkScaling scaling) => argument switch
    {
        { Name: "Shape", Value: ArgumentValue.Items { Values.Count: 2 or 3 } shape } when kind == LayerKinds.Input => ScaleSizes(shape, scaling.Resolution),
        { Name: "Repeat", Value: ArgumentValue.Integer { Value: > 0 } units } => new ArgumentValue.Integer(RoundUp(units.Value * scaling.Depth)),
        { Value: ArgumentValue.Integer { Value: > 0 } channels } when Widths.Contains(argument.Name) => new ArgumentValue.Integer(ScaleWidth(channels.Value, exemption, scaling)),
        _ => argument.Value,
    };

    private static long ScaleWidth(long channels, string exemption, NetworkScaling scaling)
    {
        if (scaling.Width == 1 || exemption == nameof(WidthScaling.Never))
        {
            return channels;
        }

        long scaled = ChannelRounding.ToMultiple(channels * scaling.Width, scaling.Divisor, scaling.Minimum);
        return exemption == nameof(WidthScaling.Upwards) ? Math.Max(channels, scaled) : scaled;
    }

    /// <summary>All sizes but the last one, the channels.</summary>
    private static ArgumentValue.Items ScaleSizes(ArgumentValue.Items shape, double factor) => new(shape.Values
        .Select((size, axis) => axis < shape.Values.Count - 1 && size is ArgumentValue.Integer { Value: > 0 } rows
            ? new ArgumentValue.Integer(Math.Max((long)Math.Floor((rows.Value * factor) + 0.5), 1))
            : size)
        .ToEquatableArray());

    /// <summary>Products that miss an integer by the rounding of doubles alone are that integer.</summary>
    private static long RoundUp(double units) => (long)Math.Ceiling(units - 1e-9);
}
