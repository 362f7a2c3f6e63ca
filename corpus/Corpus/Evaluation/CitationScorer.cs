using System.Text.RegularExpressions;
using Pipeline.Corpus.Evaluation.Gold;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Corpus.Evaluation;

/// <summary>Scores the distinct keys of full citations; dates and relations where the gold has them.</summary>
internal static partial class CitationScorer
{
    [GeneratedRegex(
        @"^\d+[A-Za-z]?((/\d{4})?/|-)\p{L}[^./]*(/\p{L}+)?$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex WellFormed();

    /// <summary>Cases of all citations.</summary>
    /// <param name="gold">The document.</param>
    /// <param name="citations">Citations of all its records.</param>
    public static IEnumerable<ScoreCase> Score(GoldDocument gold, IReadOnlyList<Citation> citations)
    {
        if (gold.Citations is not { } expected)
            yield break;
        var found = citations
            .Where(c => !c.Short && c.Key is not null)
            .GroupBy(c => c.Key!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        var open = new List<GoldCitation>();
        foreach (var citation in expected)
            if (found.Remove(citation.Key, out var mentions))
                foreach (var c in Right(gold, citation, Outcome.Right, citation.Key, mentions))
                    yield return c;
            else
                open.Add(citation);
        foreach (var citation in open)
        {
            var mended = found.Keys.FirstOrDefault(k => IsMended(citation.Key, k));
            var near =
                mended ?? found.Keys.FirstOrDefault(k => Folding.FoldUpper(k) == Folding.FoldUpper(citation.Key));
            if (near is not null && found.Remove(near, out var mentions))
                foreach (var c in Right(gold, citation, mended is null ? Outcome.Near : Outcome.Right, near, mentions))
                    yield return c;
            else if (citations.Any(c => c.Key is null && c.Printed == citation.Key))
                yield return Make(gold, "citation", citation.Key, Outcome.Right, citation.Key, citation.Key);
            else
            {
                var unread = citations.FirstOrDefault(c =>
                    c.Key is null && !c.Short && TextSimilarity.IsNear(c.Printed, citation.Key)
                );
                yield return Make(
                    gold,
                    "citation",
                    citation.Key,
                    unread is null ? Outcome.Missed : Outcome.Unread,
                    citation.Key,
                    unread?.Printed
                );
            }
        }
        foreach (var (key, mentions) in found)
            yield return Make(gold, "citation", key, Outcome.Spurious, null, mentions[0].Printed);
    }

    private static IEnumerable<ScoreCase> Right(
        GoldDocument gold,
        GoldCitation citation,
        Outcome outcome,
        string key,
        Citation[] mentions
    )
    {
        yield return Make(gold, "citation", citation.Key, outcome, citation.Key, key);
        foreach (
            var c in Parts(
                gold,
                citation,
                "citation.date",
                citation.Dates,
                [.. mentions.Select(m => m.Date).OfType<string>().Distinct(StringComparer.Ordinal)]
            )
        )
            yield return c;
        foreach (
            var c in Parts(
                gold,
                citation,
                "citation.relation",
                citation.Relations,
                [.. mentions.Select(m => m.Relation).OfType<string>().Distinct(StringComparer.Ordinal)]
            )
        )
            yield return c;
    }

    private static IEnumerable<ScoreCase> Parts(
        GoldDocument gold,
        GoldCitation citation,
        string field,
        IReadOnlyList<string> expected,
        string[] found
    )
    {
        if (expected.Count == 0)
            yield break;
        var others = string.Join(", ", found);
        foreach (var value in expected)
            yield return Make(
                gold,
                field,
                $"{citation.Key} {value}",
                found.Contains(value, StringComparer.Ordinal) ? Outcome.Right
                    : found.Length == 0 ? Outcome.Missed
                    : Outcome.Wrong,
                value,
                others.Length == 0 ? null : others
            );
    }

    /// <summary>
    /// The gold stands as it was printed, malformed: its mended form is right too. A bare serial may have got its
    /// symbol.
    /// </summary>
    private static bool IsMended(string gold, string found)
    {
        if (WellFormed().IsMatch(gold))
            return false;
        if (gold.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
            return found.StartsWith(gold + "/", StringComparison.Ordinal);
        return TextSimilarity.Distance(Folding.FoldUpper(gold), Folding.FoldUpper(found)) <= 1;
    }

    private static ScoreCase Make(
        GoldDocument gold,
        string field,
        string item,
        Outcome outcome,
        string? expected,
        string? found
    ) => new(gold.Name, gold.Format, string.Join(' ', gold.Tags), field, item, outcome, expected, found);
}
