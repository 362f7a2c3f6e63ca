using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Corpus.Evaluation;
using Pipeline.Vietnamese;

namespace Pipeline.Cli.Commands;

/// <summary>Prints scores, cases and changes for people.</summary>
internal static class EvaluatePrinter
{
    /// <summary>One line a field: precision, recall, F1, lenient F1, support and counts.</summary>
    public static void Table(EvaluationReport report, bool groups, TextWriter to)
    {
        foreach (var group in report.Scores.GroupBy(s => s.Group).Where(g => groups || g.Key is "all" or "born" or "scanned"))
        {
            to.WriteLine($"{(group.Key == "all" ? $"all {report.Documents} documents" : group.Key),-20}  prec  recall      F1  len.F1   n  right near wrong missed unread spurious");
            foreach (var s in group)
                to.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"  {s.Field,-18} {Share(s.Precision)}  {Share(s.Recall)}  {Share(s.F1)}  {Share(s.LenientF1)} {s.Support,4} {s.Right,5} {s.Near,4} {s.Wrong,5} {s.Missed,6} {s.Unread,6} {s.Spurious,8}"));
            to.WriteLine();
        }
    }

    /// <summary>Every value that is not right.</summary>
    public static void Cases(ImmutableArray<ScoreCase> cases, TextWriter to)
    {
        foreach (var c in cases.Where(c => c.Outcome != Outcome.Right).OrderBy(c => c.File, StringComparer.Ordinal)) to.WriteLine(Line(c));
    }

    /// <summary>Losses, then gains.</summary>
    public static void Changes(ImmutableArray<Change> changes, TextWriter to)
    {
        to.WriteLine($"{changes.Count(c => !c.IsGain)} lost, {changes.Count(c => c.IsGain)} gained");
        foreach (var c in changes)
            to.WriteLine($"{(c.IsGain ? "+" : "-")} {c.Before?.Outcome.ToString() ?? "none"} > {c.After?.Outcome.ToString() ?? "none"}  {Line((c.After ?? c.Before)!)}{(c.Before?.Found is { } was && was != c.After?.Found ? $"  was: {was}" : "")}");
    }

    private static string Line(ScoreCase c) => $"{c.Outcome.ToString().ToLowerInvariant(),-8} {c.Field,-14} {c.File}  {(c.Item.Length > 0 ? $"[{Cut(c.Item)}]  " : "")}expected: {Cut(c.Expected)}  found: {Cut(c.Found)}";

    private static string Cut(string? text) => text is null ? "-" : TextCut.To(text.Replace('\n', ' '), 160);

    private static string Share(double? share) => share is { } s ? s.ToString("0.0000", CultureInfo.InvariantCulture) : "     -";
}
