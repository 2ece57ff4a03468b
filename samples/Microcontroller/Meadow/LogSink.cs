using Meadow;
using Meadow.Hardware;

namespace Microcontroller
{
    /// <summary>Announces a gesture in the log, and switches the LED.</summary>
    public sealed class LogSink : IGestureSink
    {
        private readonly IDigitalOutputPort led;

        /// <summary>Switches a port.</summary>
        public LogSink(IDigitalOutputPort led)
        {
            this.led = led;
        }

        /// <summary>Takes a decision.</summary>
        public void Take(int winner, int announced)
        {
            if (announced != GestureDebounce.None)
            {
                Resolver.Log.Info("gesture: " + GestureNames.Of(announced));
                led.State = !led.State;
            }
        }
    }
}
