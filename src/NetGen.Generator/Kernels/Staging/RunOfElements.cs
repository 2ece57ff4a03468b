using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Staging;

/// <summary>Where an element lies behind a variable: array[start + offset].</summary>
internal readonly record struct RunOfElements(Local Array, Local Start)
{
    /// <summary>Whether an element is one of so many of a run.</summary>
    public static bool IsIn(Element element, RunOfElements run, long first, long count) => Of(element) is var (other, offset) && other == run && offset >= first && offset < first + count;

    /// <summary>The run that an element belongs to and its offset there; null where the index is something else.</summary>
    public static (RunOfElements Run, long Offset)? Of(Element element) => element.Index switch
    {
        Local start => (new RunOfElements(element.Array, start), 0),
        Binary { Operator: BinaryOperator.Add, Left: Local start, Right: IntegerConstant more } => (new RunOfElements(element.Array, start), more.Value),
        Binary { Operator: BinaryOperator.Subtract, Left: Local start, Right: IntegerConstant less } => (new RunOfElements(element.Array, start), -less.Value),
        _ => null,
    };
}
