using NetGen.Generator.Model;

namespace NetGen.Generator.Graph;

/// <summary>The values that a <see cref="BeamSearch"/> keeps from step to step, for each of its hypotheses.</summary>
public sealed class BeamRoom
{
    /// <param name="name">What the loop is called.</param>
    public BeamRoom(string name, Loop loop)
    {
        int width = loop.Beam!.Width;
        NetworkGraph body = loop.Body;
        Banks = [.. body.States.Select(state => Of(state.Before.Name + ".bank", state.Before.Type with { Shape = new TensorShape(width, (int)state.Before.Shape.Count) }))];
        Rows = [.. body.Outputs.Take(loop.Beam.Wanted).Skip(1).Select(row => Of(row.Name + ".rows", row.Type with { Shape = new TensorShape(loop.Steps, width, (int)row.Shape.Count) }))];
        Followed = Integers("followed", loop.Steps, width);
        Told = Integers("told", width);
        Places = Integers("places", width);
        Next = Integers("next", width);
        Taken = Integers("taken", width);
        Scores = Of("scores", new TensorType(ElementType.Float32, new TensorShape(width)));
        Sums = Of("sums", new TensorType(ElementType.Float32, new TensorShape(width)));

        Value Of(string what, TensorType type) => new($"{name}.beam.{what}", type);

        Value Integers(string what, params int[] sizes) => Of(what, new TensorType(ElementType.Int32, new TensorShape(sizes)));
    }

    /// <summary>For each state of the body the hypotheses' own, width x state: at which place, <see cref="Places"/> tells.</summary>
    public IReadOnlyList<Value> Banks { get; }

    /// <summary>What is wanted of the best sequence, of all that are kept: steps x width x row.</summary>
    public IReadOnlyList<Value> Rows { get; }

    /// <summary>Steps x width: the symbol that each hypothesis ended with, and how many symbols there are times the hypothesis before it; -1 less that where it was finished already.</summary>
    public Value Followed { get; }

    /// <summary>The symbol that each hypothesis ends with; -1: it is finished.</summary>
    public Value Told { get; }

    /// <summary>In which row of the banks each hypothesis has its states.</summary>
    public Value Places { get; }

    /// <summary>The same of the next step, and -1 less the row to copy where that is another one's already.</summary>
    public Value Next { get; }

    /// <summary>1 for the rows of the banks that hypotheses of the next step have.</summary>
    public Value Taken { get; }

    /// <summary>The sum of log-probabilities of each hypothesis.</summary>
    public Value Scores { get; }

    /// <summary>The best of what can follow, by falling sums.</summary>
    public Value Sums { get; }

    public IEnumerable<Value> All => [.. Banks, .. Rows, Followed, Told, .. Banks.Count == 0 ? (Value[])[] : [Places, Next, Taken], Scores, Sums];
}
