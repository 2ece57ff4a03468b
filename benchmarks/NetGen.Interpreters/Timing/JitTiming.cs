using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using NetGen.Interpreters.Networks;
using NetGen.Interpreters.Programs;
using NetGen.Interpreters.Text;

namespace NetGen.Interpreters.Timing;

/// <summary>Loops against NetGen's code of the NanoFramework profile on this process's just-in-time compiler, by turns; the least time of each.</summary>
internal static class JitTiming
{
    /// <summary>Long enough that some rounds are undisturbed.</summary>
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);

    /// <summary>The just-in-time compiler replaces a method's first code in steps, in the background, and needs many calls to be done.</summary>
    private const int CallsBefore = 300;

    private const double RoundMilliseconds = 2;

    public static void Write(IEnumerable<NetworkCase> networks)
    {
        Table table = new("network", "runtime", "loops us", "NetGen us", "ratio", "outputs");
        foreach (NetworkCase network in networks)
        {
            NetworkPrograms programs = new(network);

            // A collectible assembly, as the tests use it, gets neither tiered compilation nor static fields as constants.
            Assembly hand = Load(programs.AssembleHand());
            Assembly code = Load(programs.Generated.Image);
            hand.GetType("Start")!.GetMethod("Run")!.Invoke(null, null);
            Array output = network.NewOutput();
            Action loops = Call(hand.GetType("HandWritten." + network.Driver)!, network, output);
            Action generated = Call(code.GetType(programs.Generated.Type.FullName!)!, network, output);
            bool equal = Gives(loops, network, output) && Gives(generated, network, output);
            (double slow, double fast) = Least(loops, generated);
            table.Add(network.Name, ".NET " + Environment.Version.ToString(2), Micro(slow), Micro(fast), Table.Ratio(slow / fast), equal ? "equal" : "DIFFER");
        }

        Console.WriteLine(table);
    }

    private static bool Gives(Action infer, NetworkCase network, Array output)
    {
        infer();
        return network.Agrees(0, output);
    }

    private static Assembly Load(byte[] image) => new AssemblyLoadContext("measured").LoadFromStream(new MemoryStream(image));

    private static Action Call(Type type, NetworkCase network, Array output)
    {
        MethodInfo infer = type.GetMethod("Infer")!;
        if (network.IsFloat)
        {
            Action<float[], float[]> floats = infer.CreateDelegate<Action<float[], float[]>>();
            return () => floats((float[])network.Inputs[0], (float[])output);
        }

        Action<sbyte[], sbyte[]> bytes = infer.CreateDelegate<Action<sbyte[], sbyte[]>>();
        return () => bytes((sbyte[])network.Inputs[0], (sbyte[])output);
    }

    private static (double First, double Second) Least(Action first, Action second)
    {
        Warm(first);
        Warm(second);
        int repeats = (int)Math.Clamp(RoundMilliseconds * 1000 / Time(first, 1), 1, 100_000);
        double leastFirst = double.MaxValue;
        double leastSecond = double.MaxValue;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < Duration)
        {
            leastFirst = Math.Min(leastFirst, Time(first, repeats));
            leastSecond = Math.Min(leastSecond, Time(second, repeats));
        }

        return (leastFirst, leastSecond);
    }

    private static void Warm(Action call)
    {
        for (int i = 0; i < CallsBefore; i++)
        {
            call();
            if (i % 50 == 49)
            {
                Thread.Sleep(150);
            }
        }
    }

    private static double Time(Action call, int repeats)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < repeats; i++)
        {
            call();
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / repeats;
    }

    private static string Micro(double value) => value.ToString("N1", CultureInfo.InvariantCulture);
}
