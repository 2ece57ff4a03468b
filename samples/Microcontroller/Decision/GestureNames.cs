namespace Microcontroller
{
    /// <summary>The classes of the network.</summary>
    public static class GestureNames
    {
        private static readonly string[] Names = { "idle", "circle", "swipe", "shake", "lift", "punch", "twist", "unknown" };

        /// <summary>The name of a class.</summary>
        public static string Of(int gesture)
        {
            return Names[gesture];
        }

        /// <summary>Whether the class is a gesture: neither rest nor a movement that the network does not know.</summary>
        public static bool IsGesture(int gesture)
        {
            return gesture > 0 && gesture < Names.Length - 1;
        }
    }
}
