using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>The best of some values, by falling value, with an integer beside each: what comes later stands behind equals. They lie in arrays, from a start on.</summary>
internal static class RankedList
{
    private const string KeepName = "KeepRanked";

    /// <summary>Puts a value to a place and lets it rise to where nothing in front of it is less.</summary>
    /// <param name="values">The array of the values.</param>
    /// <param name="first">The place of the first one.</param>
    /// <param name="at">The place that is free, behind all others.</param>
    /// <param name="beside">The array of the integers, and <paramref name="besideAt"/> the place that is free there.</param>
    public static Call InsertCall(Expression values, Expression beside, Expression first, Expression at, Expression besideAt, Expression value, Expression integer) =>
        new("InsertRanked" + values.Type.ElementOf(), CodeType.Void, values, beside, first, at, besideAt, value, integer);

    /// <summary>The method that it calls.</summary>
    /// <param name="usual">How many places a value usually rises.</param>
    public static Method Insert(CodeType element, double usual)
    {
        CodeBuilder code = new();
        Local values = code.Parameter("a", element.ArrayOf());
        Local beside = code.Parameter("b", CodeType.Int32Array);
        Local first = code.Parameter("first", CodeType.Int32);
        Local at = code.Parameter("at", CodeType.Int32);
        Local besideAt = code.Parameter("besideAt", CodeType.Int32);
        Local value = code.Parameter("value", element.Promoted());
        Local integer = code.Parameter("integer", CodeType.Int32);
        code.While(
            (at > first).AndAlso(value > values[at - 1]),
            () =>
            {
                code.Assign(values[at], values[at - 1]);
                code.Assign(beside[besideAt], beside[besideAt - 1]);
                code.Assign(at, at - 1);
                code.Assign(besideAt, besideAt - 1);
            },
            usual);
        code.Assign(values[at], value.As(element));
        code.Assign(beside[besideAt], integer);
        return new Method("InsertRanked" + element, "Values by falling size, an integer beside each: puts a value to its place.", [values, beside, first, at, besideAt, value, integer], CodeType.Void, code.Statements);
    }

    /// <summary>How many there are in a list of floats when a value was put to it, if it is among the best.</summary>
    /// <param name="count">How many there were.</param>
    /// <param name="most">How many are kept.</param>
    public static Call KeepCall(Expression values, Expression beside, Expression first, Expression besideFirst, Expression count, Expression most, Expression value, Expression integer) =>
        new(KeepName, CodeType.Int32, values, beside, first, besideFirst, count, most, value, integer);

    /// <summary>The method that it calls.</summary>
    public static Method Keep { get; } = MakeKeep();

    private static Method MakeKeep()
    {
        CodeBuilder code = new();
        Local values = code.Parameter("a", CodeType.Float32Array);
        Local beside = code.Parameter("b", CodeType.Int32Array);
        Local first = code.Parameter("first", CodeType.Int32);
        Local besideFirst = code.Parameter("besideFirst", CodeType.Int32);
        Local count = code.Parameter("count", CodeType.Int32);
        Local most = code.Parameter("most", CodeType.Int32);
        Local value = code.Parameter("value", CodeType.Float32);
        Local integer = code.Parameter("integer", CodeType.Int32);
        code.If(
            count.EqualTo(most),
            () =>
            {
                // What is no number is no better than any.
                code.If(value > values[(first + count) - 1], () => code.Assign(count, count - 1), () => code.Return(count), share: 0.5);
            },
            share: 0.5);
        code.Invoke(InsertCall(values, beside, first, first + count, besideFirst + count, value, integer));
        code.Return(count + 1);
        return new Method(KeepName, "Puts a value to the best of a list, if it is one of them, and gives how many there are.", [values, beside, first, besideFirst, count, most, value, integer], CodeType.Int32, code.Statements);
    }
}
