using NetGen.Generator.Code;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>What arrays took of the heap of nanoFramework's 32-bit build, after a collection.</summary>
public sealed class HeapRoomTests
{
    [Theory]
    [InlineData(CodeType.Int8, 4, 24)]
    [InlineData(CodeType.Int8, 16, 36)]
    [InlineData(CodeType.Int8, 12_000, 12_024)]
    [InlineData(CodeType.Int32, 5, 48)]
    public void AnArrayTakesWhatWasMeasured(CodeType element, long length, long bytes) => Assert.Equal(bytes, HeapRoom.OfArray(element, length));

    [Fact]
    public void RowsTakeWhatWasMeasured() => Assert.Equal(624, HeapRoom.OfArray(CodeType.Int64Array, 10) + (10 * HeapRoom.OfArray(CodeType.Int32, 5)));
}
