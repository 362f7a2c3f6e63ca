namespace Pipeline.Crosscheck.Comparison;

/// <summary>How two wordings of indicators stand to each other, with the reasons that a person needs to judge.</summary>
public static class IndicatorMatch
{
    /// <summary>From here on two wordings are worth a person's look.</summary>
    public const double Worth = 0.6;

    /// <summary>Compares two wordings of one kind of measure; null where they have too little in common.</summary>
    public static Suggestion? Of(string one, IndicatorKey first, string other, IndicatorKey second)
    {
        var (shared, missing, added) = first.Against(second);
        if (shared.Length == 0) return null;
        var all = shared.Length + missing.Length + added.Length;
        // The shorter wording within the longer counts for more than two that each say something else.
        var score = Math.Max((double)shared.Length / all, 0.95 * shared.Length / Math.Min(first.Words.Length, second.Words.Length) - (0.08 * Math.Abs(first.Words.Length - second.Words.Length)));
        if (score < Worth || shared.Length < 2) return null;
        var reasons = new List<string> { $"{shared.Length}/{all} từ chung" };
        if (missing.Length > 0) reasons.Add($"chỉ một bên có: {string.Join(' ', missing.Take(5))}");
        if (added.Length > 0) reasons.Add($"chỉ bên kia có: {string.Join(' ', added.Take(5))}");
        return new Suggestion(one, other, Math.Min(0.99, Math.Round(score, 2)), string.Join("; ", reasons));
    }
}
