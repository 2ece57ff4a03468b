namespace Microcontroller;

/// <summary>Keeps what was announced.</summary>
internal sealed class GestureList : List<int>, IGestureSink
{
    public void Announce(int gesture) => Add(gesture);
}
