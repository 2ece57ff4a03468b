namespace NetGen.Tool.Reports;

/// <summary>What the figures of a report count.</summary>
internal static class MacConvention
{
    public const string Text =
        "One MAC is one multiplication with its addition, counted for every weight at every output position, padding included; "
        + "biases, activations, pooling and element-wise layers are not counted. Units are the output values of the layers that multiply and accumulate.";
}
