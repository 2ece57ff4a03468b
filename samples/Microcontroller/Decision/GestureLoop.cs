namespace Microcontroller
{
    /// <summary>The application, whatever the board: samples in, decisions out.</summary>
    public static class GestureLoop
    {
        private const int SamplesAtOnce = 16;

        /// <summary>Runs until the source ends; a sensor never does.</summary>
        public static void Run(IMotionSource source, IGestureSink sink)
        {
            GestureRecognizer recognizer = new GestureRecognizer();
            short[] samples = new short[SamplesAtOnce * MotionWindow.Axes];
            for (int count = source.Read(samples); count >= 0; count = source.Read(samples))
            {
                for (int i = 0; i < count * MotionWindow.Axes; i += MotionWindow.Axes)
                {
                    if (recognizer.Add(samples[i], samples[i + 1], samples[i + 2]))
                    {
                        sink.Take(recognizer.Winner, recognizer.Announced);
                    }
                }
            }
        }
    }
}
