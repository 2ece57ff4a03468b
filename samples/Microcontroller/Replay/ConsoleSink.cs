namespace Microcontroller
{
    /// <summary>Prints every decision: the class that won, and what is announced.</summary>
    public sealed class ConsoleSink : IGestureSink
    {
        /// <summary>Takes a decision.</summary>
        public void Take(int winner, int announced)
        {
            string line = GestureNames.Of(winner);
            System.Console.WriteLine(announced == GestureDebounce.None ? line : line + ": announced");
        }
    }
}
