using System;
using System.Device.I2c;

namespace Microcontroller
{
    /// <summary>Registers over I2C.</summary>
    public sealed class I2cRegisters : IRegisters
    {
        private readonly I2cDevice device;
        private readonly byte[] address = new byte[1];
        private readonly byte[] command = new byte[2];

        /// <summary>The registers of a device.</summary>
        public I2cRegisters(I2cDevice device)
        {
            this.device = device;
        }

        /// <summary>Writes one register.</summary>
        public void Write(byte register, byte value)
        {
            command[0] = register;
            command[1] = value;
            Check(device.Write(command));
        }

        /// <summary>Reads from a register on.</summary>
        public void Read(byte register, byte[] target, int count)
        {
            address[0] = register;
            Check(device.WriteRead(address, new SpanByte(target, 0, count)));
        }

        private static void Check(I2cTransferResult result)
        {
            if (result.Status != I2cTransferStatus.FullTransfer)
            {
                throw new InvalidOperationException("the MPU6050 does not answer; check the wires of SDA and SCL");
            }
        }
    }
}
