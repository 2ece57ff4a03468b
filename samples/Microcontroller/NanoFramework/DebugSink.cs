using System.Device.Gpio;
using System.Diagnostics;

namespace Microcontroller
{
    /// <summary>Announces a gesture on the debug output, and switches the LED.</summary>
    public sealed class DebugSink : IGestureSink
    {
        private readonly GpioPin led;

        /// <summary>Switches a pin that is an output.</summary>
        public DebugSink(GpioPin led)
        {
            this.led = led;
        }

        /// <summary>Takes a decision.</summary>
        public void Take(int winner, int announced)
        {
            if (announced != GestureDebounce.None)
            {
                Debug.WriteLine("gesture: " + GestureNames.Of(announced));
                led.Toggle();
            }
        }
    }
}
