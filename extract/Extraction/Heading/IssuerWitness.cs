using System.Text.RegularExpressions;

namespace Pipeline.Extraction.Heading;

/// <summary>What the number on a scanned paper tells of its issuer.</summary>
internal static partial class IssuerWitness
{
    [GeneratedRegex(@"/\s?\p{Lu}[\p{L}]{0,5}\s?[-–]\s?(?<issuer>\p{Lu}{2,8})(?:[-–]\p{Lu}+)?\W*$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Rest();

    /// <summary>True for a row that is what is left of the number line: "/QĐ-LĐLĐ", "… 5đ /HD-LĐLĐ".</summary>
    public static bool IsNumber(Piece piece) => piece.Scanned && Rest().IsMatch(piece.Text);
}
