using System.Threading.Tasks;
using Meadow;
using Meadow.Devices;
using Meadow.Hardware;

namespace Microcontroller
{
    /// <summary>Gestures on a Meadow F7 Feather v2 with an MPU6050: SDA at D08, SCL at D07; the green LED of the board shows them.</summary>
    public sealed class MeadowApp : App<F7FeatherV2>
    {
        private Mpu6050 sensor;
        private LogSink sink;

        /// <summary>Sets the sensor and the LED up.</summary>
        public override Task Initialize()
        {
            sensor = new Mpu6050(new I2cRegisters(Device.CreateI2cBus(I2cBusSpeed.Fast)));
            sink = new LogSink(Device.CreateDigitalOutputPort(Device.Pins.OnboardLedGreen, false));
            return base.Initialize();
        }

        /// <summary>Runs for ever.</summary>
        public override Task Run()
        {
            return Task.Run(() => GestureLoop.Run(sensor, sink));
        }
    }
}
