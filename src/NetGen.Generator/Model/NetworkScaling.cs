namespace NetGen.Generator.Model;

/// <summary>Factors for channels, units of stages and sizes of inputs; widths become multiples of the divisor, at least the minimum.</summary>
public sealed record NetworkScaling(double Width = 1, double Depth = 1, double Resolution = 1, int Divisor = 1, int Minimum = 1);
