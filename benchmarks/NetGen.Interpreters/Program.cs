using System.Globalization;
using NetGen.Interpreters.Counting;
using NetGen.Interpreters.Networks;
using NetGen.Interpreters.Programs;
using NetGen.Interpreters.Timing;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string mode = args.Length > 0 ? args[0] : "all";
string? name = args.Length > (mode == "export" ? 2 : 1) ? args[^1] : null;
if (mode is not ("counts" or "layers" or "pruned" or "mono" or "jit" or "all" or "export") || (mode == "export" && args.Length < 2) || (name is not null && !NetworkCases.Names.Contains(name)))
{
    Console.Error.WriteLine("usage: [counts | layers | pruned | mono | jit | all] [network]");
    Console.Error.WriteLine("       export DIRECTORY [network]");
    Console.Error.WriteLine("networks: " + string.Join(", ", NetworkCases.Names));
    return 2;
}

NetworkCase[] networks = mode is "layers" or "pruned" ? [] : [.. NetworkCases.Load(name)];
if (mode == "export")
{
    foreach (NetworkCase network in networks)
    {
        SelfContained.Export(new NetworkPrograms(network), Path.Combine(args[1], network.Name));
    }

    return 0;
}

if (mode is "counts" or "all")
{
    foreach (NetworkCase network in networks)
    {
        NetworkCounts.Write(network);
    }
}

if (mode == "layers" || (name is null && mode is ("counts" or "all")))
{
    LayerCounts.Write();
}

if (mode == "pruned" || (name is null && mode is ("counts" or "all")))
{
    PrunedCounts.Write();
}

if (mode is "mono" or "all")
{
    if (MonoTiming.Absence is { } absence)
    {
        Console.WriteLine(absence);
    }
    else
    {
        MonoTiming.Write(networks);
    }
}

if (mode is "jit" or "all")
{
    JitTiming.Write(networks);
}

return 0;
