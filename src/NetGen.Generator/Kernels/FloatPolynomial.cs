using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>Polynomials in the loop language.</summary>
internal static class FloatPolynomial
{
    /// <summary>c[0] + x (c[1] + x (c[2] + ...)).</summary>
    public static Expression Of(Local x, params float[] coefficients)
    {
        Expression sum = coefficients[coefficients.Length - 1];
        for (int i = coefficients.Length - 2; i >= 0; i--)
        {
            float next = coefficients[i];
            sum = next < 0 ? (sum * x) - -next : (sum * x) + next;
        }

        return sum;
    }
}
