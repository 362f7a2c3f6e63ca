namespace Pipeline.Extraction.Heading;

/// <summary>
/// By how much a witness that names a reading of ink makes it likelier. Counted on real papers whose ink was read by
/// eye (the data set of the ink reader, its `name_witness`, and the real samples), then held back: three more are taken
/// to be wrong than were, the bound of 95 % where none was (the rule of three; Hanley and Lippman-Hand, 1983).
/// A witness only weighs what the ink says itself, and one that contradicts keeps a reading from being told.
/// </summary>
internal static class WitnessOdds
{
    // Papers on which the witness spoke and was right, and was wrong.
    private const int NameRight = 119,
        NameWrong = 0,
        SignatureRight = 15,
        SignatureWrong = 1;

    // A signature that is not of the paper's day is of one of the days after it: a reading is seldom just that day.
    private const int DaysBetween = 3;

    /// <summary>The file's name tells this serial beside the paper's own symbol.</summary>
    internal static double Name { get; } = Held(NameRight, NameWrong);

    /// <summary>A digital signature of the body itself is of this day.</summary>
    internal static double Signature { get; } = DaysBetween * Held(SignatureRight, SignatureWrong);

    /// <summary>
    /// A line over the paper's own annex says this. Too few were counted: it weighs no more than a signature.
    /// </summary>
    internal static double Annex => Signature;

    /// <summary>Odds of right to wrong, held back.</summary>
    internal static double Held(int right, int wrong) => right / (wrong + 3.0);
}
