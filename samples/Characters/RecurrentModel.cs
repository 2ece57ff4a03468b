namespace Characters;

/// <summary>The recurrent network: its state is all that it remembers.</summary>
internal sealed class RecurrentModel : CharacterModel
{
    public override void Begin() => Recurrent.Reset();

    public override void Take(int symbol) => Recurrent.Step(One(symbol), Scores, Candidates);
}
