namespace Microcontroller
{
    /// <summary>The registers of a device on a bus.</summary>
    public interface IRegisters
    {
        /// <summary>Writes one register.</summary>
        void Write(byte register, byte value);

        /// <summary>Reads from a register on.</summary>
        /// <param name="register">The first register.</param>
        /// <param name="target">Takes the bytes.</param>
        /// <param name="count">How many.</param>
        void Read(byte register, byte[] target, int count);
    }
}
