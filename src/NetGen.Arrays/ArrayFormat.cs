namespace NetGen.Arrays;

/// <summary>Files of arrays.</summary>
public enum ArrayFormat
{
    /// <summary>One array, as numpy.save writes it.</summary>
    Npy,

    /// <summary>Arrays by name in the order in which they were saved, as numpy.savez and numpy.savez_compressed write them.</summary>
    Npz,

    /// <summary>Arrays by name. The usual writer sorts them by name, so that the order of the file means nothing.</summary>
    Safetensors,
}
