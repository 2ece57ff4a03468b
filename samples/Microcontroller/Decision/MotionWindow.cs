namespace Microcontroller
{
    /// <summary>The last 64 samples of the accelerometer, a ring: what the network looks at.</summary>
    public sealed class MotionWindow
    {
        /// <summary>Samples of a window: 1.28 seconds at 50 Hz.</summary>
        public const int Samples = 64;

        /// <summary>Values of a sample: x, y, z.</summary>
        public const int Axes = 3;

        private readonly sbyte[] ring = new sbyte[Samples * Axes];
        private int next;
        private int count;

        /// <summary>Whether as many samples have come as a window holds.</summary>
        public bool IsFull
        {
            get { return count == Samples; }
        }

        /// <summary>The network's input of a sensor's count, 8,192 counts and 32 steps a g: rounded, and cut off at 4 g.</summary>
        public static sbyte Quantize(int counts)
        {
            int steps = (counts + 128) >> 8;
            return (sbyte)(steps > 127 ? 127 : steps);
        }

        /// <summary>Takes a sample, in the sensor's counts; the oldest one goes.</summary>
        public void Add(short x, short y, short z)
        {
            ring[next] = Quantize(x);
            ring[next + 1] = Quantize(y);
            ring[next + 2] = Quantize(z);
            next = next + Axes == ring.Length ? 0 : next + Axes;
            count = count < Samples ? count + 1 : count;
        }

        /// <summary>Copies the window, oldest sample first.</summary>
        /// <param name="window">Takes 192 values.</param>
        public void CopyTo(sbyte[] window)
        {
            System.Array.Copy(ring, next, window, 0, ring.Length - next);
            System.Array.Copy(ring, 0, window, ring.Length - next, next);
        }
    }
}
