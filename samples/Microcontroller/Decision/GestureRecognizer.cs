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

        /// <summary>The gesture to announce after the last look; <see cref="GestureDebounce.None"/> if there is none.</summary>
        public int Announced { get; private set; } = GestureDebounce.None;

        /// <summary>Takes a sample, in the sensor's counts.</summary>
        /// <returns>Whether the network looked: <see cref="Winner"/> and <see cref="Announced"/> are new.</returns>
        public bool Add(short x, short y, short z)
        {
            motion.Add(x, y, z);
            pause++;
            if (!motion.IsFull || pause < Stride)
            {
                return false;
            }

            pause = 0;
            motion.CopyTo(window);
            Winner = Gestures.Classify(window);
            Announced = debounce.Update(Winner);
            return true;
        }
    }
}
