namespace NetGen.Generator.Layers;

/// <summary>Where a window lies over an input of known size: output size and padding of the four sides.</summary>
public readonly record struct WindowGeometry(int OutHeight, int OutWidth, int Top, int Left, int Bottom, int Right);
