using System.Collections.Immutable;
using Pipeline.Corpus.Evaluation.Gold;
using Pipeline.Records;

namespace Pipeline.Corpus.Evaluation;

/// <summary>Scores the fields of the heading.</summary>
internal static class HeadingScorer
{
    private static readonly ImmutableHashSet<string> Essential = ["number", "date", "type", "issuer"];

    /// <summary>Cases of all judged fields, and "heading" for number, date, type and issuer all together.</summary>
    public static IEnumerable<ScoreCase> Score(GoldDocument gold, DocumentRecord record)
    {
        var spoiled = new List<string>();
        foreach (var value in gold.Values)
        {
            var found = HeadingFields.Read(record, value.Field);
            var outcome = Judge(value, found, record);
            if (outcome is not null)
                yield return Make(
                    gold,
                    value.Ink ? value.Field + ".ink" : value.Field,
                    outcome.Value,
                    value.Value,
                    found
                );
            if (
                Essential.Contains(value.Field)
                && outcome is not (null or Outcome.Right)
                && !(value.Ink && outcome == Outcome.Unread)
            )
                spoiled.Add(value.Field);
        }
        if (gold.Values.Length > 0)
            yield return Make(
                gold,
                "heading",
                spoiled.Count == 0 ? Outcome.Right : Outcome.Wrong,
                "number, date, type, issuer",
                spoiled.Count == 0 ? null : "not: " + string.Join(", ", spoiled)
            );
    }

    private static Outcome? Judge(GoldValue gold, string? found, DocumentRecord record)
    {
        if (gold.Value is null)
            return found is null ? null : Outcome.Spurious;
        if (found is null)
            return record.Warnings.Any(w => w.Code.StartsWith(gold.Field + ".", StringComparison.Ordinal))
                ? Outcome.Unread
                : Outcome.Missed;
        var accepted = gold.Also.Prepend(gold.Value).ToArray();
        if (accepted.Any(a => HeadingFields.IsSame(gold.Field, a, found)))
            return Outcome.Right;
        return accepted.Any(a => HeadingFields.IsNear(gold.Field, a, found)) ? Outcome.Near : Outcome.Wrong;
    }

    private static ScoreCase Make(GoldDocument gold, string field, Outcome outcome, string? expected, string? found) =>
        new(gold.Name, gold.Format, string.Join(' ', gold.Tags), field, "", outcome, expected, found);
}
