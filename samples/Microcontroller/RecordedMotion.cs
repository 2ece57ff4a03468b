namespace Microcontroller;

/// <summary>Recorded windows in place of the sensor, one after the other, a few samples at a time.</summary>
internal sealed class RecordedMotion(IReadOnlyList<short[]> windows) : IMotionSource
{
    private int window;
    private int value;

    public int Read(short[] samples)
    {
        if (window == windows.Count)
        {
            return -1;
        }

        int count = Math.Min(samples.Length, windows[window].Length - value);
        Array.Copy(windows[window], value, samples, 0, count);
        value += count;
        if (value == windows[window].Length)
        {
            window++;
            value = 0;
        }

        return count / MotionWindow.Axes;
    }
}
