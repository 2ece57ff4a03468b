namespace Microcontroller
{
    /// <summary>An MPU6050 whose FIFO holds a recording: the bus and the sensor are not there, all else of the application is.</summary>
    public sealed class RecordedRegisters : IRegisters
    {
        private const byte FifoCount = 0x72;
        private const byte FifoData = 0x74;
        private const byte WhoAmI = 0x75;
        private const int Depth = 1024;

        private readonly short[] counts;
        private int next;

        /// <summary>Plays x, y, z of one sample after the other, in the sensor's counts.</summary>
        public RecordedRegisters(short[] counts)
        {
            this.counts = counts;
        }

        /// <summary>Whether the recording has been read.</summary>
        public bool IsAtEnd
        {
            get { return next == counts.Length; }
        }

        /// <summary>Takes the settings, which change nothing: the recording has the rate and the range that the application sets.</summary>
        public void Write(byte register, byte value)
        {
        }

        /// <summary>Answers as the sensor: high bytes first.</summary>
        public void Read(byte register, byte[] target, int count)
        {
            if (register == FifoData)
            {
                for (int i = 0; i < count; i += 2)
                {
                    target[i] = (byte)(counts[next] >> 8);
                    target[i + 1] = (byte)counts[next];
                    next++;
                }

                return;
            }

            int left = 2 * (counts.Length - next);
            int waiting = left < Depth ? left : Depth;
            target[0] = register == WhoAmI ? Mpu6050.Address : register == FifoCount ? (byte)(waiting >> 8) : (byte)0;
            if (count > 1)
            {
                target[1] = (byte)waiting;
            }
        }
    }
}
