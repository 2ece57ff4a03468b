namespace Microcontroller
{
    /// <summary>
    /// The accelerometer of an MPU6050. The sensor keeps the rate: it samples at 50 Hz by its own clock into its FIFO, 170 samples deep, and the program takes out what is there, so that
    /// neither an inference nor a garbage collection moves a sample. Registers: MPU-6000/MPU-6050 Register Map and Descriptions, revision 4.2.
    /// </summary>
    public sealed class Mpu6050 : IMotionSource
    {
        /// <summary>Address on the bus with pin AD0 low.</summary>
        public const byte Address = 0x68;

        private const byte SampleRateDivider = 0x19;
        private const byte Configuration = 0x1A;
        private const byte AccelerometerConfiguration = 0x1C;
        private const byte FifoEnable = 0x23;
        private const byte InterruptStatus = 0x3A;
        private const byte UserControl = 0x6A;
        private const byte PowerManagement = 0x6B;
        private const byte FifoCount = 0x72;
        private const byte FifoData = 0x74;
        private const byte WhoAmI = 0x75;

        private const byte FifoOverflow = 0x10;
        private const byte FifoOn = 0x40;
        private const byte FifoReset = 0x04;
        private const int BytesPerSample = 6;
        private const int Pause = 20;

        private readonly IRegisters registers;
        private readonly byte[] bytes = new byte[BytesPerSample * 16];

        /// <summary>Sets the sensor up.</summary>
        /// <exception cref="System.InvalidOperationException">The device does not answer as an MPU6050.</exception>
        public Mpu6050(IRegisters registers)
        {
            this.registers = registers;
            registers.Read(WhoAmI, bytes, 1);
            if (bytes[0] != Address)
            {
                throw new System.InvalidOperationException("the device at 0x68 is no MPU6050; it says " + bytes[0].ToString());
            }

            registers.Write(PowerManagement, 0x01);                // awake, clocked by the gyroscope's oscillator
            registers.Write(Configuration, 0x03);                  // low-pass filter at 44 Hz, so that the sensor counts 1 kHz
            registers.Write(SampleRateDivider, 19);                // 1 kHz / (1 + 19) = 50 Hz
            registers.Write(AccelerometerConfiguration, 0x08);     // 4 g, 8,192 counts a g
            registers.Write(FifoEnable, 0x08);                     // the accelerometer's x, y, z
            Restart();
        }

        /// <summary>Takes samples out of the FIFO; waits a sample's time where there is none.</summary>
        public int Read(short[] samples)
        {
            registers.Read(InterruptStatus, bytes, 1);
            if ((bytes[0] & FifoOverflow) != 0)
            {
                // What is left does not begin at a sample.
                Restart();
                return 0;
            }

            registers.Read(FifoCount, bytes, 2);
            int count = ((bytes[0] << 8) | bytes[1]) / BytesPerSample;
            if (count == 0)
            {
                System.Threading.Thread.Sleep(Pause);
                return 0;
            }

            int most = Least(samples.Length / MotionWindow.Axes, bytes.Length / BytesPerSample);
            count = Least(count, most);
            registers.Read(FifoData, bytes, count * BytesPerSample);
            for (int i = 0; i < count * MotionWindow.Axes; i++)
            {
                samples[i] = (short)((bytes[2 * i] << 8) | bytes[(2 * i) + 1]);
            }

            return count;
        }

        private static int Least(int a, int b)
        {
            return a < b ? a : b;
        }

        private void Restart()
        {
            registers.Write(UserControl, FifoReset);
            registers.Write(UserControl, FifoOn);
        }
    }
}
