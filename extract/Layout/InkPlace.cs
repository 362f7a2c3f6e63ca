using System.Collections.Immutable;

namespace Pipeline.Layout;

/// <summary>What a place that is filled in by hand tells.</summary>
public enum InkField
{
    /// <summary>The serial of a number line.</summary>
    Serial,

    /// <summary>The day of a date line.</summary>
    Day,

    /// <summary>The month of a date line.</summary>
    Month,
}

/// <summary>A string of figures that the ink may say.</summary>
/// <param name="Value">As written, leading zeros kept.</param>
/// <param name="Probability">Calibrated, 0 to 1.</param>
public sealed record InkString(string Value, double Probability);

/// <summary>A place on a scanned page whose figures are not believed as print, read by the reader of ink.</summary>
/// <param name="Field">What it tells.</param>
/// <param name="Box">The line from its label to the end of the symbol or year, points of the page.</param>
/// <param name="Handwritten">Probability that figures stand there in ink, 0 to 1.</param>
/// <param name="Threshold">Least probability that is told as read; chosen on data, it belongs to the model.</param>
/// <param name="Strings">Best first; empty where nothing is written by hand.</param>
public sealed record InkPlace(
    InkField Field,
    Box Box,
    double Handwritten,
    double Threshold,
    ImmutableArray<InkString> Strings
);
