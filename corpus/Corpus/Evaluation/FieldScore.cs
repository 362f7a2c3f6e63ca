namespace Pipeline.Corpus.Evaluation;

/// <summary>Counts of one field in one group of files, and the figures that follow from them.</summary>
/// <param name="Field">Field.</param>
/// <param name="Group">"all", a format, a degradation.</param>
/// <param name="Right">Exactly right.</param>
/// <param name="Near">Right only leniently.</param>
/// <param name="Wrong">Another value.</param>
/// <param name="Missed">Nothing given, nothing said.</param>
/// <param name="Unread">Nothing given, with a warning.</param>
/// <param name="Spurious">Given where there is none.</param>
public sealed record FieldScore(
    string Field,
    string Group,
    int Right,
    int Near,
    int Wrong,
    int Missed,
    int Unread,
    int Spurious
)
{
    /// <summary>Values in the gold.</summary>
    public int Support => Right + Near + Wrong + Missed + Unread;

    /// <summary>Values given.</summary>
    public int Given => Right + Near + Wrong + Spurious;

    /// <summary>Share of the given values that are right; null where none was given.</summary>
    public double? Precision => Share(Right, Given);

    /// <summary>Share of the gold's values that were found right; null where the gold has none.</summary>
    public double? Recall => Share(Right, Support);

    /// <summary>Harmonic mean of both; null where there is nothing to judge.</summary>
    public double? F1 => Share(2 * Right, Given + Support);

    /// <summary>As <see cref="Precision"/>, near values counted as right.</summary>
    public double? LenientPrecision => Share(Right + Near, Given);

    /// <summary>As <see cref="Recall"/>, near values counted as right.</summary>
    public double? LenientRecall => Share(Right + Near, Support);

    /// <summary>As <see cref="F1"/>, near values counted as right.</summary>
    public double? LenientF1 => Share(2 * (Right + Near), Given + Support);

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
