using System.Globalization;

namespace NetGen.Import.Building;

/// <summary>Numbers as text, the same in every culture.</summary>
internal static class Number
{
    /// <summary>The shortest decimal that reads back as the same float.</summary>
    public static string Text(float value)
    {
        for (int digits = 6; digits < 9; digits++)
        {
            string text = value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float back) && back.Equals(value))
            {
                return text;
            }
        }

        return value.ToString("G9", CultureInfo.InvariantCulture);
    }
}
