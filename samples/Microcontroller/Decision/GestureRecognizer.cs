namespace Microcontroller
{
    /// <summary>From samples to announcements: after every sixteenth sample the network looks at the last 64.</summary>
    public sealed class GestureRecognizer
    {
        /// <summary>Samples between two looks: 0.32 seconds, six times what an inference takes on an ESP32.</summary>
        public const int Stride = 16;

        private readonly MotionWindow motion = new MotionWindow();
        private readonly GestureDebounce debounce = new GestureDebounce();
        private readonly sbyte[] window = new sbyte[MotionWindow.Samples * MotionWindow.Axes];
        private int pause;

        /// <summary>The class that won the last window; <see cref="GestureDebounce.None"/> before the first.</summary>
        public int Winner { get; private set; } = GestureDebounce.None;

        /// <summary>Windows that the network has looked at.</summary>
        public int Windows { get; private set; }

        /// <summary>Takes a sample, in the sensor's counts.</summary>
        /// <returns>The gesture to announce, or <see cref="GestureDebounce.None"/>.</returns>
        public int Add(short x, short y, short z)
        {
            motion.Add(x, y, z);
            pause++;
            if (!motion.IsFull || pause < Stride)
            {
                return GestureDebounce.None;
            }

            pause = 0;
            motion.CopyTo(window);
            Winner = Gestures.Classify(window);
            Windows++;
            return debounce.Update(Winner);
        }
    }
}
