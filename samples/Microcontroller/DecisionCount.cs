namespace Microcontroller;

/// <summary>Counts decisions.</summary>
internal sealed class DecisionCount : IGestureSink
{
    public int Looks { get; private set; }

    public int Announced { get; private set; }

    public void Take(int winner, int announced)
    {
        Looks++;
        Announced += announced == GestureDebounce.None ? 0 : 1;
    }
}
