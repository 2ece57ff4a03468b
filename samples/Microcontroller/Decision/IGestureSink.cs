namespace Microcontroller
{
    /// <summary>Where decisions go: a log and a pin, or a list.</summary>
    public interface IGestureSink
    {
        /// <summary>Takes what was decided about a window.</summary>
        /// <param name="winner">The class that won it.</param>
        /// <param name="announced">The gesture to announce, or <see cref="GestureDebounce.None"/>.</param>
        void Take(int winner, int announced);
    }
}
