using NetGen.Arrays;

namespace NetGen.Tool.Tests.Arrays;

/// <summary>.safetensors, and what is refused.</summary>
public sealed class SafetensorsFileTests
{
    [Fact]
    public void Arrays_by_name()
    {
        NamedArrays file = NamedArrays.Read(ArrayFiles.Safetensors(("b", [2], [3, 4]), ("a", [1, 2], [1, 2])), "x.safetensors");
        Assert.Equal(ArrayFormat.Safetensors, file.Format);
        Assert.Equal(["a", "b"], file.Items.Select(array => array.Name));
        Assert.Equal("1x2", file.Items[0].ShapeText);
        Assert.Equal([1, 2], file.Items[0].Values);
        Assert.Equal([3, 4], file.Items[1].Values);
    }

    [Theory]
    [InlineData("F64", new byte[] { 0, 0, 0, 0, 0, 0, 0xF8, 0x3F }, 1.5f)]
    [InlineData("F32", new byte[] { 0, 0, 0xC0, 0x3F }, 1.5f)]
    [InlineData("F16", new byte[] { 0, 0x3E }, 1.5f)]
    [InlineData("BF16", new byte[] { 0xC0, 0xBF }, -1.5f)]
    [InlineData("I64", new byte[] { 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }, -2)]
    [InlineData("I32", new byte[] { 0xFE, 0xFF, 0xFF, 0xFF }, -2)]
    [InlineData("I16", new byte[] { 0xFE, 0xFF }, -2)]
    [InlineData("I8", new byte[] { 0xFE }, -2)]
    [InlineData("U64", new byte[] { 2, 0, 0, 0, 0, 0, 0, 0x80 }, 9.223372036854775808e18f)]
    [InlineData("U32", new byte[] { 2, 0, 0, 0x80 }, 2147483650f)]
    [InlineData("U16", new byte[] { 2, 0x80 }, 32770)]
    [InlineData("U8", new byte[] { 0xFE }, 254)]
    [InlineData("BOOL", new byte[] { 1 }, 1)]
    public void Every_type(string type, byte[] bytes, float value)
    {
        byte[] file = ArrayFiles.Safetensors($$$"""{"__metadata__":{"format":"pt"},"x":{"dtype":"{{{type}}}","shape":[],"data_offsets":[0,{{{bytes.Length}}}]}}   """, bytes);
        NamedArray array = Assert.Single(NamedArrays.Read(file, "x.safetensors").Items);
        Assert.Empty(array.Shape);
        Assert.Equal([value], array.Values);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "'a' lies from byte 0 to 4 of the values; float32 of shape [2] has 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", "'a' lies from byte 4 to 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "end at byte 12 of the values, the file has 8: it is cut short")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "end at byte 4 of the values, the file has 8: it is too long")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "'a' begins at byte 4 of the values, where 0 is the end")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "'b' begins at byte 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "no JSON object of different names")]
    [InlineData("""{"a":{"dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8]}}""", "'a' has the type 'F8_E4M3'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,8]}}""", "'a' has a size that is no number")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,8]}}""", "'a' has a size that is no number")]
    [InlineData("""{"a":{"dtype":"F32","shape":["1"],"data_offsets":[0,8]}}""", "'a' has a size that is no number")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,8]}}""", "more than 268435456 values")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", "'a' has 1 offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}""", "'a' has an offset that is no number")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[9e99,0]}}""", "'a' has an offset that is no number")]
    [InlineData("""{"a":{"dtype":4,"shape":[2],"data_offsets":[0,8]}}""", "'a' has not the three properties")]
    [InlineData("""{"a":[1]}""", "'a' has not the three properties")]
    [InlineData("""{"":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "without a name")]
    [InlineData("""{"\n":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "control characters")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "no JSON object")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}""", "no JSON object")]
    [InlineData("""{"a":[[[[[[[[[[[[]]]]]]]]]]]]}""", "no JSON object")]
    public void Headers_that_are_wrong(string header, string message) => Assert.Contains(message, ArrayFiles.Problem(ArrayFiles.Safetensors(header, new byte[8])));

    [Fact]
    public void Other_files()
    {
        Assert.Contains("no .npy, .npz or .safetensors file", ArrayFiles.Problem([]));
        Assert.Contains("no .npy, .npz or .safetensors file", ArrayFiles.Problem("TFL3 and so on"u8.ToArray()));
        Assert.Contains("an HDF5 file", ArrayFiles.Problem([0x89, .. "HDF\r\n"u8, 0x1A, 10, 0, 0]));
        Assert.Contains("its header has 1000 bytes, the file 10", ArrayFiles.Problem([0xE8, 3, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}']));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_header_whose_length_looks_like_a_pickle(int high)
    {
        string header = """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";
        Assert.Single(NamedArrays.Read(ArrayFiles.Safetensors(header.PadRight(128 + (high * 256)), new byte[8]), "x").Items);
    }
}
