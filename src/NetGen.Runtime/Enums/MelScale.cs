using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>How frequencies become mels, and how high the triangles of a mel filter bank are.</summary>
    [ExcludeType]
    public enum MelScale
    {
        /// <summary>2595 log10(1 + f / 700); every triangle is 1 high (the HTK toolkit, torchaudio).</summary>
        Htk,

        /// <summary>Linear up to 1 kHz, logarithmic above; every triangle has an area of 1 Hz (Slaney's Auditory Toolbox, librosa).</summary>
        Slaney,
    }
}
