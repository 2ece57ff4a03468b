using System.Text;
using NetGen.Arrays;
using NetGen.Import;
using NetGen.Tool.Tests.Fuzz;
using Xunit.Abstractions;

namespace NetGen.Tool.Tests.Arrays;

/// <summary>Damaged files of arrays give arrays or the declared error.</summary>
public sealed class MalformedArrayTests(ITestOutputHelper output)
{
    private const int Mutants = 20_000;
    private const int Seed = 20_261_125;

    private static readonly string[] Names = ["types_stored.npz", "types_deflated.npz", "orders.npz", "objects.npz", "plain.npy", "version3.npy", "record.npy", "torch.pt"];

    [Fact]
    public void Twenty_thousand_mutants()
    {
        byte[][] originals = [.. Originals()];
        Mutator mutator = new(Seed);
        int accepted = Enumerable.Range(0, Mutants).Count(i => Try(mutator.Mutate(originals[i % originals.Length])));
        output.WriteLine($"{Mutants} mutants of {originals.Length} files: {accepted} read, {Mutants - accepted} refused");
        Assert.InRange(accepted, 1, Mutants - 1);
    }

    [Fact]
    public void Every_truncation()
    {
        foreach (byte[] file in Originals())
        {
            for (int length = 0; length < file.Length; length++)
            {
                Assert.False(Try(file[..length]));
            }
        }
    }

    private static IEnumerable<byte[]> Originals() =>
        Names.Select(ArrayFiles.Bytes)
            .Append(ArrayFiles.Safetensors(("b", [2], [3, 4]), ("a", [1, 2], [1, 2])))
            .Append(ArrayFiles.Safetensors("""{"a\u0041":{"dtype":"BF16","shape":[],"data_offsets":[0,2]},"__metadata__":{}}""", [1, 2]))
            .Append([.. "\x89HDF\r\n"u8, .. Encoding.ASCII.GetBytes("not much more")]);

    private static bool Try(byte[] file)
    {
        try
        {
            NamedArrays arrays = NamedArrays.Read(file, "mutant.bin");
            Assert.All(arrays.Items, array => Assert.Equal(array.Shape.Aggregate(1L, (count, size) => count * size), array.Values.Length));
            return true;
        }
        catch (ImportException exception)
        {
            Assert.StartsWith("mutant.bin: ", exception.Message);
            Assert.DoesNotContain('\n', exception.Message);
            return false;
        }
    }
}
