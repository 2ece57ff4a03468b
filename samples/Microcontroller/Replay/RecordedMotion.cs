namespace Microcontroller
{
    /// <summary>The sensor's driver on a recording; unlike a sensor it ends.</summary>
    public sealed class RecordedMotion : IMotionSource
    {
        private readonly RecordedRegisters registers;
        private readonly Mpu6050 sensor;

        /// <summary>Plays x, y, z of one sample after the other, in the sensor's counts.</summary>
        public RecordedMotion(short[] counts)
        {
            registers = new RecordedRegisters(counts);
            sensor = new Mpu6050(registers);
        }

        /// <summary>Reads samples as from the sensor.</summary>
        public int Read(short[] samples)
        {
            return registers.IsAtEnd ? -1 : sensor.Read(samples);
        }
    }
}
