using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// What int8 scores of additive attention compute with. A sum has 12 bits behind the point: (q Query + k Key + Offset) >> Shift, rounded half up, q and k as they are
/// stored. A tangent has 15, or fewer where the sum of n products with 8-bit weights would not fit 32 bits.
/// </summary>
/// <param name="Query">Factor of the query: its scale with 12 + Shift bits behind the point.</param>
/// <param name="Key">Factor of the keys.</param>
/// <param name="Offset">Both zero points, and the half that rounds.</param>
/// <param name="Shift">As many bits as leave room in 32 for the sum.</param>
/// <param name="Narrowed">Bits that a tangent loses.</param>
internal sealed record AdditiveScale(int Query, int Key, int Offset, int Shift, int Narrowed)
{
    /// <summary>Bits of a sum behind the point.</summary>
    public const int SumBits = 12;

    /// <summary>Bits of a tangent behind the point.</summary>
    public const int TanhBits = 15;

    /// <summary>A step so large is beyond all slopes of a tangent; larger ones count as it.</summary>
    private const double MostScale = 64;

    private const int MostShift = 24;

    public static AdditiveScale Of(Quantization query, Quantization keys, int units)
    {
        int shift = MostShift;
        while (256 * (Factor(query, shift) + Factor(keys, shift)) > 1L << 30)
        {
            shift--;
        }

        int narrowed = 0;
        while (units * 128L * ((1L << TanhBits) >> narrowed) > int.MaxValue)
        {
            narrowed++;
        }

        (int ofQuery, int ofKey) = ((int)Factor(query, shift), (int)Factor(keys, shift));
        int half = shift == 0 ? 0 : 1 << (shift - 1);
        return new AdditiveScale(ofQuery, ofKey, half - (query.ZeroPoint * ofQuery) - (keys.ZeroPoint * ofKey), shift, narrowed);
    }

    private static long Factor(Quantization quantization, int shift) =>
        (long)Math.Round(Math.Min(quantization.Scale, MostScale) * Math.Pow(2, SumBits + shift), MidpointRounding.AwayFromZero);
}
