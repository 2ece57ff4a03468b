using System.IO.Compression;
using NetGen.Arrays;

namespace NetGen.Tool.Tests.Arrays;

/// <summary>.npy and .npz as NumPy writes them, and what is refused.</summary>
public sealed class NumpyFileTests
{
    private static readonly float[] Cube = [.. Enumerable.Range(0, 24).Select(value => (float)value)];

    [Theory]
    [InlineData("types_stored.npz")]
    [InlineData("types_deflated.npz")]
    public void Every_type(string file)
    {
        NamedArrays arrays = ArrayFiles.Read(file);
        Assert.Equal(ArrayFormat.Npz, arrays.Format);
        Assert.Equal(["f8", "f4", "f2", "i8", "i4", "i2", "i1", "u8", "u4", "u2", "u1", "b1"], arrays.Items.Select(array => array.Name));
        Assert.Equal(Enum.GetValues<ArrayElement>().Except([ArrayElement.BFloat16]), arrays.Items.Select(array => array.Element));
        foreach (NamedArray array in arrays.Items)
        {
            Assert.Equal([2, 3], array.Shape);
            Assert.Equal(array.Name == "b1" ? [0, 1, 1, 1, 1, 1] : Cube[..6], array.Values);
        }
    }

    [Theory]
    [InlineData("plain.npy")]
    [InlineData("version2.npy")]
    [InlineData("version3.npy")]
    public void Every_version(string file)
    {
        NamedArray array = Assert.Single(ArrayFiles.Read(file).Items);
        Assert.Equal(Path.GetFileNameWithoutExtension(file), array.Name);
        Assert.Equal("2x3x4", array.ShapeText);
        Assert.Equal(Cube, array.Values);
    }

    [Fact]
    public void Orders_of_bytes_and_of_indices()
    {
        NamedArrays arrays = ArrayFiles.Read("orders.npz");
        Assert.Equal(Cube, arrays.Array("fortran").Values);
        Assert.Equal(Cube, arrays.Array("big").Values);
        NamedArray transposed = arrays.Array("transposed");
        Assert.Equal([4, 3, 2], transposed.Shape);
        Assert.Equal([0, 12, 4, 16, 8, 20, 1, 13], transposed.Values[..8]);
    }

    [Fact]
    public void Numbers_nothing_and_rounding()
    {
        NamedArrays arrays = ArrayFiles.Read("orders.npz");
        Assert.Equal([7f], arrays.Array("scalar").Values);
        Assert.Equal("number", arrays.Array("counter").ShapeText);
        Assert.Equal([12f], arrays.Array("counter").Values);
        Assert.Equal([0, 3], arrays.Array("empty").Shape);
        Assert.Empty(arrays.Array("empty").Values);
        Assert.Equal([1 / 3f, 1e-45f, float.PositiveInfinity, -0f], arrays.Array("fine").Values);
    }

    [Fact]
    public void The_order_of_the_file_stays() =>
        Assert.Equal(["10.weight", "9.weight"], ArrayFiles.Read("orders.npz").Items.TakeLast(2).Select(array => array.Name));

    [Theory]
    [InlineData("objects.npz", "'names' holds Python objects")]
    [InlineData("record.npy", "'x' has a record type")]
    [InlineData("complex.npy", "'x' has the type '<c8'; float16, float32, float64")]
    [InlineData("text.npy", "'x' has the type '<U3'")]
    [InlineData("torch.pt", "a file of torch.save: a Python pickle")]
    [InlineData("legacy.pt", "a Python pickle, which can run any code and is not read; save the arrays with numpy.savez")]
    public void What_NumPy_and_PyTorch_write_besides(string file, string message) => Assert.Contains(message, ArrayFiles.Problem(ArrayFiles.Bytes(file)));

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }\n", "shape (3) has 12")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }\n", "shape (1) has 4")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (65536, 65536, 65536, 65536), }\n", "more than 268435456 values")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,), }\n", "a size that is no number")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-2,), }\n", "a size that is no number")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': 2, }\n", "no '('")]
    [InlineData("{'descr': '<f4', 'fortran_order': 0, 'shape': (2,), }\n", "neither True nor False")]
    [InlineData("{'descr': '<f4', 'fortran_order': False}\n", "other keys")]
    [InlineData("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2,), }\n", "the key 'descr'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'more': 1}\n", "the key 'more'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)} #\n", "other keys")]
    [InlineData("[]\n", "no '{' at character 0")]
    [InlineData("", "no '{'")]
    public void Headers_that_are_wrong(string header, string message) => Assert.Contains(message, ArrayFiles.Problem(ArrayFiles.Npy(header, new byte[8])));

    [Theory]
    [InlineData("{\"shape\":(2L,),\"fortran_order\":False,\"descr\":\"|i4\"}")]
    [InlineData(" { 'descr' : '=i4' , 'shape' : ( 2 ) , 'fortran_order' : True } \n")]
    public void Headers_that_are_unusual(string header)
    {
        NamedArray array = Assert.Single(NamedArrays.Read(ArrayFiles.Npy(header, [1, 0, 0, 0, 2, 0, 0, 0]), "x.npy").Items);
        Assert.Equal([1, 2], array.Values);
    }

    [Fact]
    public void Versions_and_lengths()
    {
        Assert.Contains("version 4", ArrayFiles.Problem(ArrayFiles.Npy("{}", [], version: 4)));
        Assert.Contains("cut short", ArrayFiles.Problem(ArrayFiles.Npy("{}", [])[..11]));
        Assert.Contains("10 bytes", ArrayFiles.Problem(ArrayFiles.Npy("{}", [])[..9]));
    }

    [Fact]
    public void Archives_that_are_wrong()
    {
        byte[] array = ArrayFiles.Bytes("plain.npy");
        Assert.Contains("an entry 'readme.txt', which is no array", ArrayFiles.Problem(Zip(("a.npy", array), ("readme.txt", [1]))));
        Assert.Contains("two arrays 'a'", ArrayFiles.Problem(Zip(("a.npy", array), ("a.npy", array))));
        Assert.Contains("an entry '.npy'", ArrayFiles.Problem(Zip((".npy", array))));
        Assert.Contains("'a' does not begin", ArrayFiles.Problem(Zip(("a.npy", []))));
        Assert.Contains("damaged or cut short", ArrayFiles.Problem(Zip(("a.npy", array))[..60]));
        Assert.Empty(NamedArrays.Read(Zip(), "x.npz").Items);
    }

    [Fact]
    public void A_changed_value_does_not_pass_the_checksum()
    {
        byte[] archive = ArrayFiles.Bytes("types_stored.npz");
        archive[archive.AsSpan().IndexOf("NUMPY"u8) + 124]++;
        Assert.Contains("'f8.npy' is damaged", ArrayFiles.Problem(archive));
    }

    private static byte[] Zip(params (string Name, byte[] Data)[] entries)
    {
        using MemoryStream file = new();
        using (ZipArchive archive = new(file, ZipArchiveMode.Create))
        {
            foreach ((string name, byte[] data) in entries)
            {
                using Stream stream = archive.CreateEntry(name).Open();
                stream.Write(data);
            }
        }

        return file.ToArray();
    }
}
