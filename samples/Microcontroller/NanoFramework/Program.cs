using System.Device.Gpio;
using System.Device.I2c;
using nanoFramework.Hardware.Esp32;

namespace Microcontroller
{
    /// <summary>Gestures on an ESP32 with an MPU6050: SDA at pin 21, SCL at pin 22, the LED of most boards at pin 2.</summary>
    public static class Program
    {
        private const int Bus = 1;
        private const int DataPin = 21;
        private const int ClockPin = 22;
        private const int LedPin = 2;

        /// <summary>Runs for ever.</summary>
        public static void Main()
        {
            Configuration.SetPinFunction(DataPin, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(ClockPin, DeviceFunction.I2C1_CLOCK);
            I2cDevice device = I2cDevice.Create(new I2cConnectionSettings(Bus, Mpu6050.Address, I2cBusSpeed.FastMode));
            GpioPin led = new GpioController().OpenPin(LedPin, PinMode.Output);
            GestureLoop.Run(new Mpu6050(new I2cRegisters(device)), new DebugSink(led));
        }
    }
}
