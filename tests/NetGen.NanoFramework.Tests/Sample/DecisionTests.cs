using Microcontroller;

namespace NetGen.NanoFramework.Tests.Sample;

/// <summary>The part of the sample that decides: ring, debounce, sensor, and the loop around the network.</summary>
public sealed class DecisionTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(127, 0)]
    [InlineData(128, 1)]
    [InlineData(-128, 0)]
    [InlineData(-129, -1)]
    [InlineData(8_192, 32)]
    [InlineData(short.MaxValue, 127)]
    [InlineData(short.MinValue, -128)]
    public void CountsAreRoundedAndCutOff(int counts, int steps) => Assert.Equal(steps, MotionWindow.Quantize(counts));

    [Fact]
    public void WindowHoldsTheLastSamplesInTheirOrder()
    {
        MotionWindow window = new();
        sbyte[] values = new sbyte[192];
        for (int i = 0; i < 150; i++)
        {
            Assert.Equal(i >= 64, window.IsFull);
            window.Add((short)Math.Min(i << 8, short.MaxValue), (short)((i % 100) << 8), (short)(-(i % 128) << 8));
            if (window.IsFull)
            {
                window.CopyTo(values);
                int first = i - 63;
                Assert.Equal(Enumerable.Range(first, 64).SelectMany(n => new[] { (sbyte)Math.Min(n, 127), (sbyte)(n % 100), (sbyte)-(n % 128) }), values);
            }
        }
    }

    /// <summary>1: circle, 2: swipe, 0: idle, 7: unknown.</summary>
    [Theory]
    [InlineData("1", "")]
    [InlineData("11", "1")]
    [InlineData("1111", "1")]
    [InlineData("11211", "1")]
    [InlineData("1100011", "11")]
    [InlineData("117711", "11")]
    [InlineData("112211", "121")]
    [InlineData("121212", "")]
    [InlineData("000077770", "")]
    public void GesturesAreAnnouncedOnce(string winners, string announced)
    {
        GestureDebounce debounce = new();
        Assert.Equal(announced, string.Concat(winners.Select(winner => debounce.Update(winner - '0')).Where(gesture => gesture != GestureDebounce.None)));
    }

    [Fact]
    public void SensorIsSetUpAndItsFifoReadInWholeSamples()
    {
        Registers registers = new();
        Mpu6050 sensor = new(registers);
        Assert.Equal([(0x6B, 0x01), (0x1A, 0x03), (0x19, 19), (0x1C, 0x08), (0x23, 0x08), (0x6A, 0x04), (0x6A, 0x40)], registers.Written);
        short[] samples = new short[48];
        Assert.Equal(0, sensor.Read(samples));
        registers.Push(1, -2, 300, 4, -32_768, 32_767);
        registers.Fifo.Enqueue(0x7F);
        Assert.Equal(2, sensor.Read(samples));
        Assert.Equal([1, -2, 300, 4, -32_768, 32_767], samples[..6]);
        Assert.Single(registers.Fifo);
        registers.Fifo.Clear();
        registers.Push([.. Enumerable.Range(0, 90).Select(i => (short)i)]);
        Assert.Equal(16, sensor.Read(samples));
        Assert.Equal(2, sensor.Read(new short[6]));
        Assert.Equal(12, sensor.Read(samples));
        Assert.Equal(54, samples[0]);
    }

    [Fact]
    public void FifoThatRanOverStartsAnew()
    {
        Registers registers = new();
        Mpu6050 sensor = new(registers);
        registers.Push(1, 2, 3);
        registers.Status = 0x10;
        registers.Written.Clear();
        Assert.Equal(0, sensor.Read(new short[48]));
        Assert.Equal([(0x6A, 0x04), (0x6A, 0x40)], registers.Written);
    }

    [Fact]
    public void AnotherDeviceIsRefused() =>
        Assert.Contains("it says 113", Assert.Throws<InvalidOperationException>(() => new Mpu6050(new Registers { Identity = 0x71 })).Message, StringComparison.Ordinal);

    private sealed class Registers : IRegisters
    {
        public List<(int, int)> Written { get; } = [];

        public Queue<byte> Fifo { get; } = [];

        public byte Identity { get; init; } = 0x68;

        public byte Status { get; set; }

        public void Push(params short[] values)
        {
            foreach (short value in values)
            {
                Fifo.Enqueue((byte)(value >> 8));
                Fifo.Enqueue((byte)value);
            }
        }

        public void Write(byte register, byte value) => Written.Add((register, value));

        public void Read(byte register, byte[] target, int count)
        {
            byte[] bytes = register switch
            {
                0x75 => [Identity],
                0x3A => [Status],
                0x72 => [(byte)(Fifo.Count >> 8), (byte)Fifo.Count],
                0x74 => [.. Enumerable.Range(0, count).Select(_ => Fifo.Dequeue())],
                _ => throw new InvalidOperationException($"register {register:x}"),
            };
            Assert.Equal(count, bytes.Length);
            bytes.CopyTo(target, 0);
        }
    }
}
