using System.Globalization;

namespace NetGen.IlCounter.Tests;

/// <summary>Random programs on random arguments: what the JIT gives.</summary>
public sealed class RandomProgramTests
{
    [Fact]
    public void AreTheJits()
    {
        const int Programs = 150;
        string[] names = [.. Enumerable.Range(0, Programs).Select(seed => "P" + seed.ToString(CultureInfo.InvariantCulture))];
        Snippet code = Snippet.Of(string.Join("\n", names.Select((name, seed) => new RandomProgram(seed).Write(name))));
        Random random = new(3);
        foreach (string name in names)
        {
            for (int i = 0; i < 20; i++)
            {
                code.Compare(name, random.Next(-1000, 1000) << random.Next(20), random.NextInt64(-100000, 100000), random.NextSingle() * 100 - 50, (sbyte)random.Next(-128, 128));
            }

            CountedMethod method = code.Method(name);
            Assert.Equal(method.Counts.Instructions, method.InclusiveInstructions);
        }
    }
}
