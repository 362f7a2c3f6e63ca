using Pipeline.Corpus.Evaluation.Gold;
using Pipeline.Records;

namespace Pipeline.Corpus.Evaluation;

/// <summary>Scores all that the gold judges of one document.</summary>
public static class DocumentScorer
{
    /// <summary>Cases of one document.</summary>
    /// <param name="gold">What is right.</param>
    /// <param name="records">All records of its file, in order; none where the file could not be read.</param>
    public static IEnumerable<ScoreCase> Score(GoldDocument gold, IReadOnlyList<DocumentRecord> records)
    {
        var own = gold.Part is { } part
            ? part < records.Count
                ? [records[part]]
                : []
            : records;
        var leading = own.Count > 0 ? own[0] : Nothing(gold);
        var cases = new List<ScoreCase>();
        if (gold.Part is null or 0 && gold.Documents is { } count)
            cases.Add(
                new ScoreCase(
                    gold.Name,
                    gold.Format,
                    string.Join(' ', gold.Tags),
                    "documents",
                    "",
                    records.Count == count ? Outcome.Right
                        : records.Count == 0 ? Outcome.Missed
                        : Outcome.Wrong,
                    $"{count}",
                    $"{records.Count}"
                )
            );
        cases.AddRange(HeadingScorer.Score(gold, leading));
        cases.AddRange(CitationScorer.Score(gold, [.. own.SelectMany(r => r.Citations)]));
        if (gold.Facts is { } facts)
            cases.AddRange(FactScorer.Score(gold, facts, [.. FoundFact.From(own)]));
        if (gold.Tables is { } tables)
            cases.AddRange(TableScorer.Score(gold, tables, [.. own.SelectMany(r => r.ScoringTables)]));
        if (cases.Count > 0)
            cases.Add(WholeScorer.Score(gold, cases));
        return cases;
    }

    private static DocumentRecord Nothing(GoldDocument gold) =>
        new()
        {
            Id = "",
            Source = new SourceInfo { Path = gold.File, Format = gold.Format },
        };
}

/// <summary>Whole-document exactness: one case a document, right where every judged value of it is.</summary>
internal static class WholeScorer
{
    /// <summary>
    /// The worst that befell any value of the document: nothing false is better than anything false, unread better than
    /// missed.
    /// </summary>
    public static ScoreCase Score(GoldDocument gold, IReadOnlyCollection<ScoreCase> cases)
    {
        var spoiled = cases.Where(c => c.Outcome != Outcome.Right).ToArray();
        bool Any(params Outcome[] outcomes) => spoiled.Any(c => outcomes.Contains(c.Outcome));
        var outcome =
            spoiled.Length == 0 ? Outcome.Right
            : Any(Outcome.Wrong, Outcome.Spurious) ? Outcome.Wrong
            : Any(Outcome.Missed) ? Outcome.Missed
            : Any(Outcome.Unread) ? Outcome.Unread
            : Outcome.Near;
        var fields = string.Join(", ", spoiled.Select(c => c.Field).Distinct(StringComparer.Ordinal));
        return new ScoreCase(
            gold.Name,
            gold.Format,
            string.Join(' ', gold.Tags),
            "whole",
            "",
            outcome,
            "every judged value",
            spoiled.Length == 0 ? null : "not: " + fields
        );
    }
}
