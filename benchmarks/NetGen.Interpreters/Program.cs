using System.Globalization;
using NetGen.Interpreters.Counting;
using NetGen.Interpreters.Networks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
foreach (NetworkCase network in NetworkCases.Load(args.Length > 1 ? args[1] : null))
{
    NetworkCounts.Write(network);
}
