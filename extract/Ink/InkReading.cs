namespace Pipeline.Ink;

/// <summary>A string of figures that the ink may say.</summary>
/// <param name="Value">As written, leading zeros kept.</param>
/// <param name="Probability">Calibrated, 0 to 1.</param>
public sealed record InkCandidate(string Value, double Probability);

/// <summary>What the reader makes of the place of a number.</summary>
/// <param name="Candidates">Strings, best first; empty where nothing is written by hand.</param>
/// <param name="Handwritten">Probability that figures stand there in ink.</param>
/// <param name="Printed">Probability that figures stand there in print; the rest is blank or no figures.</param>
/// <param name="Told">The best string where it is sure enough to be told, else null.</param>
public sealed record InkReading(
    IReadOnlyList<InkCandidate> Candidates,
    double Handwritten,
    double Printed,
    string? Told
)
{
    /// <summary>Figures stand there in ink.</summary>
    public bool IsInk => Handwritten >= 0.5;

    /// <summary>Probability that no figures stand there.</summary>
    public double NotDigits => Math.Max(0, 1 - Handwritten - Printed);

    /// <summary>The best string's probability; 0 for none.</summary>
    public double Best => Candidates.Count > 0 ? Candidates[0].Probability : 0;
}
