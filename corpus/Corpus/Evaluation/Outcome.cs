namespace Pipeline.Corpus.Evaluation;

/// <summary>What became of one value that the gold judges.</summary>
public enum Outcome
{
    /// <summary>As in the gold.</summary>
    Right,

    /// <summary>
    /// As in the gold after normalising, or nearly so (Levenshtein similarity of at least 0.8): right only in the
    /// lenient count.
    /// </summary>
    Near,

    /// <summary>Another value than the gold's.</summary>
    Wrong,

    /// <summary>Not given, and no warning says so.</summary>
    Missed,

    /// <summary>Not given, and a warning of the record says that it could not be read.</summary>
    Unread,

    /// <summary>Given where the gold has none.</summary>
    Spurious,
}
