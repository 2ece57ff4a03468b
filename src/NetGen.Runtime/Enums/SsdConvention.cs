using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>The two ways in which SSD detectors are trained: how prior boxes are laid, and the order of the four values of a location.</summary>
    [ExcludeType]
    public enum SsdConvention
    {
        /// <summary>Scales and aspect ratios; ty, tx, th, tw (TensorFlow's object detection).</summary>
        TensorFlow,

        /// <summary>Smallest and largest sizes and aspect ratios; x, y, width, height (Caffe's SSD).</summary>
        Caffe,
    }
}
