namespace NetGen.Generator.Graph;

/// <summary>Steps of a stream, counted from 0: <paramref name="Start"/> is the first one, every further one comes <paramref name="Every"/> later.</summary>
public readonly record struct StepTimes(int Start, int Every)
{
    public static StepTimes Always { get; } = new(0, 1);

    public bool IsAlways => this == Always;

    public bool At(long step) => step >= Start && (step - Start) % Every == 0;

    /// <summary>Whether each of these steps is one of the others.</summary>
    public bool AreAmong(StepTimes others) => Every % others.Every == 0 && others.At(Start);

    /// <summary>How many of the other steps are over at the first one of these, that one included, less 1: the row that is the newest then.</summary>
    public int Newest(StepTimes others) => (Start - others.Start) / others.Every;

    /// <summary>"every step", "every 2nd step from step 3 on".</summary>
    public override string ToString() => (Every == 1 ? "every step" : $"a step in {Every}") + (Start == 0 ? "" : $", from step {Start + 1} on");
}
