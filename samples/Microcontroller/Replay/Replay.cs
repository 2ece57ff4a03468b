namespace Microcontroller
{
    /// <summary>The application on a recording in place of the sensor, on whatever runtime: a decision a line.</summary>
    public static class Replay
    {
        /// <summary>Runs the recording: x, y, z of one sample after the other, in the sensor's counts.</summary>
        public static void Run(short[] counts)
        {
            GestureLoop.Run(new RecordedMotion(counts), new ConsoleSink());
        }
    }
}
