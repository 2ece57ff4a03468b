using System;
using Meadow.Hardware;

namespace Microcontroller
{
    /// <summary>Registers over I2C.</summary>
    public sealed class I2cRegisters : IRegisters
    {
        private readonly II2cBus bus;
        private readonly byte[] address = new byte[1];
        private readonly byte[] command = new byte[2];

        /// <summary>The MPU6050's registers on a bus.</summary>
        public I2cRegisters(II2cBus bus)
        {
            this.bus = bus;
        }

        /// <summary>Writes one register.</summary>
        public void Write(byte register, byte value)
        {
            command[0] = register;
            command[1] = value;
            bus.Write(Mpu6050.Address, command);
        }

        /// <summary>Reads from a register on.</summary>
        public void Read(byte register, byte[] target, int count)
        {
            address[0] = register;
            bus.Exchange(Mpu6050.Address, address, target.AsSpan(0, count));
        }
    }
}
