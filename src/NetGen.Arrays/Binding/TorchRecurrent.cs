using System.Globalization;
using System.Text.RegularExpressions;
using NetGen.Generator.Layers;

namespace NetGen.Arrays.Binding;

/// <summary>PyTorch's words for the tensors of recurrent layers: "weight_hh_l1_reverse"; a cell's have no layer, "weight_hh".</summary>
/// <param name="Layer">Which of the stacked layers; 0 for a cell.</param>
/// <param name="Role">NetGen's word: "reverse.recurrent_weight".</param>
internal sealed partial record TorchRecurrent(int Layer, string Role)
{
    /// <summary>The name's parts; null if it is no such word.</summary>
    public static TorchRecurrent? Find(string last)
    {
        System.Text.RegularExpressions.Match match = Word().Match(last);
        if (!match.Success || !int.TryParse("0" + match.Groups["layer"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int layer))
        {
            return null;
        }

        string role = match.Groups["kind"].Value switch
        {
            "weight_ih" => "weight",
            "weight_hh" => "recurrent_weight",
            "bias_ih" => "bias",
            "bias_hh" => "recurrent_bias",
            _ => "projection_weight",
        };
        return new TorchRecurrent(layer, (match.Groups["reverse"].Success ? RecurrentOperator.Reverse : "") + role);
    }

    [GeneratedRegex("^(?<kind>weight_ih|weight_hh|bias_ih|bias_hh|weight_hr)(_l(?<layer>[0-9]+)(?<reverse>_reverse)?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
