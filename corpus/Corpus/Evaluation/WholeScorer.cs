using Pipeline.Corpus.Evaluation.Gold;

namespace Pipeline.Corpus.Evaluation;

/// <summary>Whole-document exactness: one case a document, right where every judged value of it is.</summary>
internal static class WholeScorer
{
    /// <summary>The worst that befell any value of the document: nothing false is better than anything false, unread better than missed.</summary>
    public static ScoreCase Score(GoldDocument gold, IReadOnlyCollection<ScoreCase> cases)
    {
        var spoiled = cases.Where(c => c.Outcome != Outcome.Right).ToArray();
        bool Any(params Outcome[] outcomes) => spoiled.Any(c => outcomes.Contains(c.Outcome));
        var outcome = spoiled.Length == 0 ? Outcome.Right
            : Any(Outcome.Wrong, Outcome.Spurious) ? Outcome.Wrong
            : Any(Outcome.Missed) ? Outcome.Missed
            : Any(Outcome.Unread) ? Outcome.Unread
            : Outcome.Near;
        var fields = string.Join(", ", spoiled.Select(c => c.Field).Distinct(StringComparer.Ordinal));
        return new ScoreCase(gold.Name, gold.Format, string.Join(' ', gold.Tags), "whole", "", outcome, "every judged value", spoiled.Length == 0 ? null : "not: " + fields);
    }
}
