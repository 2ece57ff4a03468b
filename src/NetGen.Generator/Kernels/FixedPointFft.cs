using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The discrete Fourier transform of N real numbers as one of N / 2 complex ones (decimation in time, radix 4, a last radix 2 where N / 2 is no power of 4),
/// in 32-bit integers that are never scaled on the way; products with sines of 30 fraction bits are 64 bits long. What it gives are the squares of the doubled bins.
/// </summary>
internal sealed class FixedPointFft
{
    /// <summary>Fraction bits of sines.</summary>
    public const int Bits = 30;

    private readonly KernelBuilder builder;
    private readonly int points;
    private readonly int[] sines;
    private readonly int powerShift;

    /// <param name="builder">The kernel's builder.</param>
    /// <param name="sines">sin(2 pi i / N) for i from 0 to N - 1; N at least 16.</param>
    /// <param name="powerShift">By how many bits the squares are shifted.</param>
    public FixedPointFft(KernelBuilder builder, int[] sines, int powerShift)
    {
        this.builder = builder;
        this.sines = sines;
        this.powerShift = powerShift;
        points = sines.Length / 2;
    }

    private CodeBuilder Code => builder.Code;

    private Local Real => builder.Scratch("re", CodeType.Int32, points);

    private Local Imaginary => builder.Scratch("im", CodeType.Int32, points);

    private Local Sines => builder.Constants("sin", CodeType.Int32, sines);

    /// <summary>The squared magnitude of doubled bin k, for k from 1 to N / 2 - 1.</summary>
    public Local Power => builder.Scratch("power", CodeType.Int64, points);

    /// <summary>
    /// Writes the first stage: reads pairs of neighbouring samples as complex numbers, N / 8 apart, and transforms four at a time.
    /// </summary>
    /// <param name="length">How many of the N samples there are; the others are zeros. More than N / 2, even.</param>
    /// <param name="from">Gives, for an index, the samples at distances from it.</param>
    public void WriteFirst(int length, Func<Expression, Func<int, Expression>> from)
    {
        int quarter = points / 4;
        int[] places = [.. Enumerable.Range(0, quarter).Select(i => Place(i, points))];
        Local order = builder.Constants("order", points > 256 ? CodeType.Int16 : CodeType.UInt8, places);
        (Local real, Local imaginary) = (Real, Imaginary);

        // Of some fours the last one or two are zeros.
        int[] ends = [.. new[] { (length / 2) - (3 * quarter), (length / 2) - (2 * quarter), quarter }.Select(end => Math.Min(Math.Max(end, 0), quarter))];
        int first = 0;
        for (int present = 4; present >= 2; first = ends[4 - present], present--)
        {
            int legs = present;
            Code.For("n", first, ends[4 - present], n => WriteFour(n, legs));
        }

        void WriteFour(Expression n, int legs)
        {
            Func<int, Expression> sample = from(n * 2);
            Complex[] x = new Complex[4];
            for (int leg = 0; leg < legs; leg++)
            {
                x[leg] = new(Code.Declare("r" + leg, sample(leg * points / 2)), Code.Declare("i" + leg, sample((leg * points / 2) + 1)));
            }

            Local at = Code.Declare("at", order[n]);
            WriteButterfly(real, imaginary, [at, at + 1, at + 2, at + 3], x);
        }
    }

    /// <summary>Writes the other stages and the squares, each a method.</summary>
    public void WriteRest()
    {
        int length = 4;
        while (length * 4 <= points)
        {
            length *= 4;
            int size = length;
            builder.Part($"fft{size}", $"Transforms of {size / 4} points to such of {size}.", () => WriteStage(size));
        }

        if (length < points)
        {
            builder.Part($"fft{points}", $"Transforms of {points / 2} points to one of {points}.", WriteLast);
        }

        builder.Part("squares", "The squared magnitudes of the real transform's bins.", WriteSquares);
    }

    private void WriteStage(int length)
    {
        (Local real, Local imaginary, Local sines) = (Real, Imaginary, Sines);
        int quarter = length / 4;
        Code.For("b", 0, points, b => Write(b, []), length);
        Code.For("j", 1, quarter, j =>
        {
            Local angle = Code.Declare("angle", j * (2 * points / length));
            (Local Cosine, Local Sine)[] turns = [.. Enumerable.Range(1, 3).Select(q => Turn(sines, q == 1 ? angle : Code.Declare("angle" + q, angle * q), $"{q}"))];
            Code.For("b", j, points, b => Write(b, turns), length, points / length);
        });

        void Write(Expression b, (Local Cosine, Local Sine)[] turns)
        {
            Expression[] at = [b, .. Enumerable.Range(1, 3).Select(leg => (Expression)Code.Declare("b" + leg, b + (leg * quarter)))];
            Complex[] x = new Complex[4];
            for (int leg = 0; leg < 4; leg++)
            {
                x[leg] = leg == 0 || turns.Length == 0
                    ? new(Code.Declare("r" + leg, real[at[leg]]), Code.Declare("i" + leg, imaginary[at[leg]]))
                    : Turned(real[at[leg]], imaginary[at[leg]], turns[leg - 1], $"{leg}");
            }

            WriteButterfly(real, imaginary, at, x);
        }
    }

    /// <summary>The radix-2 stage over all points.</summary>
    private void WriteLast()
    {
        (Local real, Local imaginary, Local sines) = (Real, Imaginary, Sines);
        Code.For("j", 0, points / 2, j =>
        {
            Local k = Code.Declare("k", j + (points / 2));
            Complex x = Turned(real[k], imaginary[k], Turn(sines, Code.Declare("angle", j * 2), ""), "");
            (Local r, Local i) = (Code.Declare("r0", real[j]), Code.Declare("i0", imaginary[j]));
            Code.Assign(real[j], r + x.Real);
            Code.Assign(imaginary[j], i + x.Imaginary);
            Code.Assign(real[k], r - x.Real);
            Code.Assign(imaginary[k], i - x.Imaginary);
        });
    }

    /// <summary>
    /// The complex transform Z of even and odd samples in one, to the real one: bin k is E + W^k O, bin N / 2 - k the conjugate of E - W^k O, with
    /// 2 E = Z[k] + conj Z[N / 2 - k] and 2 i O = Z[k] - conj Z[N / 2 - k].
    /// </summary>
    private void WriteSquares()
    {
        (Local real, Local imaginary, Local sines, Local power) = (Real, Imaginary, Sines, Power);
        Code.For("k", 1, points / 2, k =>
        {
            Local m = Code.Declare("m", points - k);
            Local kr = Long("kr", real[k]);
            Local ki = Long("ki", imaginary[k]);
            Local mr = Long("mr", real[m]);
            Local mi = Long("mi", imaginary[m]);
            Local er = Code.Declare("er", kr + mr);
            Local ei = Code.Declare("ei", ki - mi);
            Local dr = Code.Declare("dr", ki + mi);
            Local di = Code.Declare("di", mr - kr);
            (Local cosine, Local sine) = Turn(sines, k, "");
            Local tr = Code.Declare("tr", ((dr * cosine) + (di * sine)).ShiftRight(Bits));
            Local ti = Code.Declare("ti", ((di * cosine) - (dr * sine)).ShiftRight(Bits));
            Store(k, Code.Declare("pr", er + tr), Code.Declare("pi", ei + ti));
            Store(m, Code.Declare("qr", er - tr), Code.Declare("qi", ei - ti));
        });
        Store(points / 2, Code.Declare("pr", Long("zr", real[points / 2]) * 2), Code.Declare("pi", Long("zi", imaginary[points / 2]) * 2));

        void Store(Expression k, Local re, Local im) => Code.Assign(power[k], ((re * re) + (im * im)).ShiftRight(powerShift));
    }

    /// <summary>Four numbers to their transform, where they lie. Numbers that are left out are zeros.</summary>
    private void WriteButterfly(Local real, Local imaginary, Expression[] at, Complex[] x)
    {
        (Expression Sum, Expression Difference) er = Pair("er", x[0].Real, x[2]?.Real);
        (Expression Sum, Expression Difference) ei = Pair("ei", x[0].Imaginary, x[2]?.Imaginary);
        (Expression Sum, Expression Difference) dr = Pair("dr", x[1].Real, x[3]?.Real);
        (Expression Sum, Expression Difference) di = Pair("di", x[1].Imaginary, x[3]?.Imaginary);
        Code.Assign(real[at[0]], er.Sum + dr.Sum);
        Code.Assign(imaginary[at[0]], ei.Sum + di.Sum);
        Code.Assign(real[at[1]], er.Difference + di.Difference);
        Code.Assign(imaginary[at[1]], ei.Difference - dr.Difference);
        Code.Assign(real[at[2]], er.Sum - dr.Sum);
        Code.Assign(imaginary[at[2]], ei.Sum - di.Sum);
        Code.Assign(real[at[3]], er.Difference - di.Difference);
        Code.Assign(imaginary[at[3]], ei.Difference + dr.Difference);

        (Expression, Expression) Pair(string name, Expression left, Expression? right) =>
            right is null ? (left, left) : (Code.Declare(name, left + right), Code.Declare(name + "d", left - right));
    }

    /// <summary>x times cos - i sin.</summary>
    private Complex Turned(Expression real, Expression imaginary, (Local Cosine, Local Sine) turn, string suffix)
    {
        (Local xr, Local xi) = (Long("xr" + suffix, real), Long("xi" + suffix, imaginary));
        return new(
            Code.Declare("r" + suffix, ((xr * turn.Cosine) + (xi * turn.Sine)).ShiftRight(Bits).As(CodeType.Int32)),
            Code.Declare("i" + suffix, ((xi * turn.Cosine) - (xr * turn.Sine)).ShiftRight(Bits).As(CodeType.Int32)));
    }

    private (Local Cosine, Local Sine) Turn(Local sines, Expression angle, string suffix) =>
        (Long("c" + suffix, sines[angle + (points / 2)]), Long("s" + suffix, sines[angle]));

    private Local Long(string name, Expression value) => Code.Declare(name, value.As(CodeType.Int64));

    /// <summary>Where decimation puts complex number <paramref name="index"/> of <paramref name="length"/>: the last stage takes every second or fourth apart first.</summary>
    private static int Place(int index, int length)
    {
        if (length == 4)
        {
            return index;
        }

        int radix = IsPowerOfFour(length) ? 4 : 2;
        return (index % radix * (length / radix)) + Place(index / radix, length / radix);
    }

    private static bool IsPowerOfFour(int length) => length == 1 || (length % 4 == 0 && IsPowerOfFour(length / 4));

    private sealed record Complex(Expression Real, Expression Imaginary);
}
