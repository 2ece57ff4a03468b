using NetGen.Generator.Model;
using NetGen.Generator.Parameters;

namespace NetGen.Generator.Tests.Parameters;

/// <summary>The text parameter file: what is written reads back; what is damaged is named.</summary>
public sealed class ParameterFileTests
{
    private static readonly ParameterFile Sample = new(
        [
            new TensorRecord("A.weight", new TensorType(ElementType.Int8, new TensorShape(2, 3), new Quantization(new[] { 0.1f, 1f / 3 }, 0)), Packing.FromIntegers([1, -2, 3, -128, 127, 0], ElementType.Int8)),
            new TensorRecord("A.bias", new TensorType(ElementType.Int32, new TensorShape(2)), Packing.FromIntegers([int.MinValue, 77], ElementType.Int32)),
            new TensorRecord("B.weight", new TensorType(ElementType.Float32, new TensorShape(40)), Packing.FromFloats([.. Enumerable.Range(0, 40).Select(i => i / 7f)])),
        ],
        [new ValueRecord("A", ElementType.Int8, 0.0235294122f, -128)]);

    [Fact]
    public void WhatIsWrittenReadsBackEqual()
    {
        (ParameterFile? file, ParameterProblem? problem) = ParameterFileReader.Read(ParameterFileWriter.Write(Sample));
        Assert.Null(problem);
        Assert.Equal(Sample, file);
    }

    [Theory]
    [InlineData(ElementType.Int16, -32768, 32767)]
    [InlineData(ElementType.Int8, -128, 127)]
    [InlineData(ElementType.Int6, -32, 31)]
    [InlineData(ElementType.Int4, -8, 7)]
    [InlineData(ElementType.Int3, -4, 3)]
    [InlineData(ElementType.Int2, -2, 1)]
    [InlineData(ElementType.Ternary, -1, 1)]
    public void EveryElementTypePacksWithoutGaps(ElementType element, int low, int high)
    {
        int[] values = [.. Enumerable.Range(0, 37).Select(i => low + (i * 5 % (high - low + 1)))];
        byte[] bytes = Packing.FromIntegers(values, element);
        Assert.Equal(((37 * element.Bits()) + 7) / 8, bytes.Length);
        Assert.Equal(values, Packing.ToIntegers(bytes, element, 37));
    }

    [Fact]
    public void BinaryValuesArePlusAndMinusOne()
    {
        byte[] bytes = Packing.FromIntegers([1, -1, -1, 1, 1, -1, 1, 1, -1], ElementType.Binary);
        Assert.Equal([0b11011001, 0], bytes);
        Assert.Equal([1, -1, -1, 1, 1, -1, 1, 1, -1], Packing.ToIntegers(bytes, ElementType.Binary, 9));
    }

    [Fact]
    public void TheChecksumIsThatOfZlib() => Assert.Equal(0xCBF43926u, Crc32.Of("123456789"u8));

    [Fact]
    public void CarriageReturnsCommentsAndBlankLinesAreAccepted()
    {
        string text = "# made by hand\n\n" + ParameterFileWriter.Write(Sample);
        Assert.Equal(Sample, ParameterFileReader.Read(text.Replace("\n", "\r\n")).File);
    }

    [Theory]
    [InlineData("netgen-parameters 1", "netgen-parameters 2", FindingIds.WrongParameterVersion, 1)]
    [InlineData("netgen-parameters 1", "PK\u0003\u0004", FindingIds.CorruptParameters, 1)]
    [InlineData("end 3 tensors 1 values\n", "", FindingIds.TruncatedParameters, 14)]
    [InlineData("end 3 tensors", "end 4 tensors", FindingIds.CorruptParameters, 15)]
    [InlineData("int8 2x3", "int8 2x4", FindingIds.CorruptParameters, 5)]
    [InlineData("int8 2x3", "int7 2x3", FindingIds.CorruptParameters, 3)]
    [InlineData("scale 0.100000001 ", "scale 0 ", FindingIds.BadQuantization, 4)]
    [InlineData("scale 0.100000001 ", "scale 0.1 0.2 ", FindingIds.BadQuantization, 5)]
    [InlineData("crc32 ", "crc32 1", FindingIds.CorruptParameters, 6)]
    [InlineData("tensor A.bias", "tensor A.weight", FindingIds.CorruptParameters, 7)]
    [InlineData("value A int8 scale 0.0235294122", "value A int8 scale NaN", FindingIds.BadQuantization, 2)]
    public void DamageIsNamedWithItsLine(string part, string replacement, string id, int line)
    {
        string text = ParameterFileWriter.Write(Sample);
        int at = text.IndexOf(part, StringComparison.Ordinal);
        Assert.True(at >= 0, text);
        ParameterProblem? problem = ParameterFileReader.Read(text.Remove(at, part.Length).Insert(at, replacement)).Problem;
        Assert.NotNull(problem);
        Assert.Equal((id, line), (problem.Id, problem.Line));
    }

    [Fact]
    public void EveryPrefixIsCutShortOrCorruptNeverAccepted()
    {
        string text = ParameterFileWriter.Write(Sample).TrimEnd('\n');
        for (int length = 0; length < text.Length; length++)
        {
            Assert.NotNull(ParameterFileReader.Read(text[..length]).Problem);
        }
    }

    [Fact]
    public void TenThousandMutantsGiveAFileOrAProblem()
    {
        string text = ParameterFileWriter.Write(Sample);
        Random random = new(20261124);
        int accepted = 0;
        for (int i = 0; i < 10_000; i++)
        {
            (ParameterFile? file, ParameterProblem? problem) = ParameterFileReader.Read(TextMutation.Mutate(text, random));
            Assert.True((file is null) != (problem is null));
            accepted += file is null ? 0 : 1;
        }

        Assert.InRange(accepted, 1, 5_000);
    }
}
