using System.Collections.Immutable;

namespace Pipeline.Corpus.Generation.Scanning;

/// <summary>
/// Writes digits by hand; each hand has its own slant, size, pen and unsteadiness, and some their own forms.
/// </summary>
internal sealed class Handwriting(SeededRandom dice)
{
    private readonly double _slant = dice.NextShare() * 0.5 - 0.1;
    private readonly double _unsteady = 0.02 + dice.NextShare() * 0.05;
    private readonly double _wide = 0.42 + dice.NextShare() * 0.2;
    private readonly double _pen = 0.9 + dice.NextShare() * 0.9;
    private readonly bool _barredSeven = dice.IsChosen(0.3);
    private readonly bool _openFour = dice.IsChosen(0.6);

    /// <summary>The colour of this hand's pen.</summary>
    public (byte R, byte G, byte B) Colour { get; } =
        dice.IsChosen(0.7)
            ? ((byte)dice.NextInRange(20, 60), (byte)dice.NextInRange(30, 70), (byte)dice.NextInRange(120, 190))
            : ((byte)30, (byte)30, (byte)40);

    /// <summary>Writes digits; gives the pixel where they end.</summary>
    /// <param name="page">The page.</param>
    /// <param name="digits">Digits and slashes; letters are left out.</param>
    /// <param name="x">Left, pixels.</param>
    /// <param name="baseline">Baseline, pixels.</param>
    /// <param name="height">Height of a digit, pixels.</param>
    public double Write(ColourRaster page, string digits, double x, double baseline, double height)
    {
        var pen = new PenStroke(page, Colour, _pen * height / 18);
        foreach (var digit in digits.Where(c => char.IsAsciiDigit(c) || c == '/'))
        {
            var size = height * (0.9 + dice.NextShare() * 0.2);
            var lift = (dice.NextShare() - 0.5) * height * 0.15;
            foreach (var stroke in Strokes(digit))
                pen.Curve([
                    .. stroke.Select(p =>
                        (
                            x + (p.X * _wide * 1.3 + _slant * p.Y + Shake()) * size,
                            baseline - lift - (p.Y + Shake()) * size
                        )
                    ),
                ]);
            x += size * (_wide * 1.3 + 0.12 + dice.NextShare() * 0.08);
        }
        return x;
    }

    private double Shake() => (dice.NextShare() - 0.5) * _unsteady;

    /// <summary>Strokes of a digit in a box of 1 × 1, y upwards from the baseline.</summary>
    private ImmutableArray<ImmutableArray<(double X, double Y)>> Strokes(char digit) =>
        digit switch
        {
            '0' =>
            [
                [(0.5, 1), (0.1, 0.75), (0.05, 0.3), (0.45, 0), (0.9, 0.3), (0.9, 0.75), (0.5, 1)],
            ],
            '1' =>
            [
                [(0.25, 0.75), (0.55, 1), (0.5, 0.5), (0.48, 0)],
            ],
            '2' =>
            [
                [(0.1, 0.75), (0.45, 1), (0.85, 0.75), (0.5, 0.35), (0.05, 0.02), (0.45, 0.06), (0.95, 0.02)],
            ],
            '3' =>
            [
                [(0.1, 0.9), (0.5, 1), (0.8, 0.78), (0.4, 0.53), (0.85, 0.3), (0.5, 0), (0.05, 0.12)],
            ],
            '4' when _openFour =>
            [
                [(0.25, 1), (0.08, 0.4), (0.9, 0.42)],
                [(0.7, 0.8), (0.65, 0)],
            ],
            '4' =>
            [
                [(0.7, 0), (0.7, 1), (0.05, 0.3), (0.95, 0.3)],
            ],
            '5' =>
            [
                [(0.25, 0.98), (0.18, 0.58), (0.55, 0.65), (0.88, 0.35), (0.5, 0), (0.05, 0.08)],
                [(0.25, 0.98), (0.85, 1)],
            ],
            '6' =>
            [
                [(0.75, 1), (0.25, 0.65), (0.08, 0.25), (0.45, 0), (0.85, 0.22), (0.55, 0.48), (0.15, 0.3)],
            ],
            '7' when _barredSeven =>
            [
                [(0.05, 0.95), (0.9, 1), (0.5, 0.45), (0.35, 0)],
                [(0.25, 0.5), (0.75, 0.52)],
            ],
            '7' =>
            [
                [(0.05, 0.93), (0.9, 1), (0.5, 0.45), (0.35, 0)],
            ],
            '8' =>
            [
                [(0.75, 0.85), (0.45, 1), (0.2, 0.78), (0.75, 0.3), (0.45, 0), (0.12, 0.25), (0.7, 0.65), (0.75, 0.85)],
            ],
            '/' =>
            [
                [(0.15, -0.15), (0.7, 1.1)],
            ],
            _ =>
            [
                [(0.8, 0.72), (0.45, 0.5), (0.15, 0.75), (0.45, 1), (0.82, 0.75), (0.75, 0.35), (0.55, 0)],
            ],
        };
}
