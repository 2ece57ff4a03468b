namespace Microcontroller
{
    /// <summary>Where announcements go: a log and a pin, or a list.</summary>
    public interface IGestureSink
    {
        /// <summary>Takes a gesture.</summary>
        void Announce(int gesture);
    }
}
