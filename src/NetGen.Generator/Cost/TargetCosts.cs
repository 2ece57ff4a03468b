using NetGen.Generator.Model;

namespace NetGen.Generator.Cost;

/// <summary>
/// What executed IL costs on a target: machine instructions for each class of IL instruction, cycles for each of those. To measure a target anew, run
/// programs of one statement each on it and put the figures here; nothing else knows them.
/// </summary>
/// <param name="ClearedLocal">Machine instructions for each local of a called method.</param>
/// <param name="CopiedElement">Machine instructions for each element that Array.Copy moves.</param>
/// <param name="CyclesPerInstruction">Cycles of one machine instruction.</param>
public sealed record TargetCosts(EquatableArray<double> ByClass, double ClearedLocal, double CopiedElement, double CyclesPerInstruction)
{
    /// <summary>
    /// nanoFramework's interpreter (main, -Os, Thumb-2): executed ARM instructions of straight-line methods, fitted; branches, calls and divisions
    /// from single statements. Cycles: Cortex-M4 and M7; ESP32 and flash caches of small chips take more.
    /// </summary>
    public static TargetCosts Interpreter { get; } = new(
        Table(
            (IlClass.LoadLocal, 61),
            (IlClass.StoreLocal, 26),
            (IlClass.Constant, 45),
            (IlClass.LongConstant, 78),
            (IlClass.FloatConstant, 71),
            (IlClass.Arithmetic, 11),
            (IlClass.Multiply, 8),
            (IlClass.Divide, 60),
            (IlClass.Compare, 40),
            (IlClass.ConvertInteger, 84),
            (IlClass.ConvertSmall, 82),
            (IlClass.ConvertFloat, 159),
            (IlClass.LoadElement, 77),
            (IlClass.LoadRow, 102),
            (IlClass.StoreElement, 52),
            (IlClass.Field, 154),
            (IlClass.LoadLength, 25),
            (IlClass.Branch, 31),
            (IlClass.Call, 206),
            (IlClass.Other, 400)),
        42,
        2,
        1.5);

    /// <summary>Code that a JIT compiles: locals are registers, loads test their bounds. Ratios only; no board is predicted with it.</summary>
    public static TargetCosts Compiled { get; } = new(
        Table(
            (IlClass.LoadLocal, 0.2),
            (IlClass.StoreLocal, 0.3),
            (IlClass.Constant, 0.2),
            (IlClass.LongConstant, 1),
            (IlClass.FloatConstant, 1),
            (IlClass.Arithmetic, 1),
            (IlClass.Multiply, 1),
            (IlClass.Divide, 20),
            (IlClass.Compare, 1),
            (IlClass.ConvertInteger, 0.5),
            (IlClass.ConvertSmall, 0.5),
            (IlClass.ConvertFloat, 2),
            (IlClass.LoadElement, 2),
            (IlClass.LoadRow, 2),
            (IlClass.StoreElement, 2),
            (IlClass.Field, 1),
            (IlClass.LoadLength, 0.5),
            (IlClass.Branch, 1),
            (IlClass.Call, 5),
            (IlClass.Other, 20)),
        0.2,
        0.1,
        1);

    /// <summary>The table of a profile.</summary>
    public static TargetCosts Of(CodeProfile profile) => profile == CodeProfile.NanoFramework ? Interpreter : Compiled;

    /// <summary>Machine instructions.</summary>
    public double Instructions(IlCounts counts)
    {
        double sum = (counts.ClearedLocals * ClearedLocal) + (counts.CopiedElements * CopiedElement);
        for (int i = 0; i < ByClass.Count; i++)
        {
            sum += counts[(IlClass)i] * ByClass[i];
        }

        return sum;
    }

    /// <summary>Milliseconds at a clock; 0 where it is not known.</summary>
    public double Milliseconds(IlCounts counts, int clockMHz) => Milliseconds(Instructions(counts), clockMHz);

    /// <summary>Milliseconds of machine instructions at a clock; 0 where it is not known.</summary>
    public double Milliseconds(double instructions, int clockMHz) =>
        clockMHz == 0 ? 0 : instructions * CyclesPerInstruction / (clockMHz * 1000.0);

    private static EquatableArray<double> Table(params (IlClass Kind, double Cost)[] rows)
    {
        double[] table = new double[Enum.GetValues(typeof(IlClass)).Length];
        foreach ((IlClass kind, double cost) in rows)
        {
            table[(int)kind] = cost;
        }

        return table;
    }
}
