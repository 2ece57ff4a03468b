namespace Microcontroller
{
    /// <summary>Makes one announcement of a gesture that wins several windows: it must win two in a row, and is announced again only after something else did.</summary>
    public sealed class GestureDebounce
    {
        /// <summary>No announcement.</summary>
        public const int None = -1;

        /// <summary>Windows in a row that a gesture must win.</summary>
        public const int Needed = 2;

        private int candidate = None;
        private int wins;
        private int announced = None;

        /// <summary>Takes the winner of a window.</summary>
        /// <returns>The gesture to announce, or <see cref="None"/>.</returns>
        public int Update(int winner)
        {
            wins = winner == candidate ? wins + 1 : 1;
            candidate = winner;
            if (wins < Needed || winner == announced)
            {
                return None;
            }

            announced = winner;
            return GestureNames.IsGesture(winner) ? winner : None;
        }
    }
}
