namespace Microcontroller
{
    /// <summary>Where samples come from: the sensor, or a recording.</summary>
    public interface IMotionSource
    {
        /// <summary>Reads samples that are waiting.</summary>
        /// <param name="samples">Takes x, y and z of each, in counts of 8,192 a g.</param>
        /// <returns>The number of samples, at most a third of the array; negative at the end of a recording.</returns>
        int Read(short[] samples);
    }
}
