using Pipeline.Corpus.Evaluation;
using Pipeline.Corpus.Evaluation.Gold;
using Pipeline.Crosscheck;
using Pipeline.Crosscheck.Eye;
using Pipeline.Records;

namespace Pipeline.Cli.Commands;

/// <summary>Scores what is suggested first for numbers and dates in ink that were left unread: nothing suggested is missed, another value is wrong.</summary>
internal static class EvaluateSuggestions
{
    /// <summary>Cases "suggestion.number" and "suggestion.date" of all files.</summary>
    public static IEnumerable<ScoreCase> Score(GoldDocument[] gold, IReadOnlyDictionary<string, DocumentRecord[]> records)
    {
        if (!gold.Any(g => g.Values.Any(v => v is { Ink: true, Field: "number" or "date" }))) return [];
        using var temporary = new EvaluateArchive(records);
        var list = new EyeList(new ArchiveLookup(temporary.Archive, OfficeScope.Unknown, whole: false));
        foreach (var (file, held) in records)
            if (held.Length > 0) list.Learn(held[0], [file]);
        return [.. gold.Where(g => g.Part is null or 0).SelectMany(g => Score(g, records.GetValueOrDefault(g.File, []), list))];
    }

    private static IEnumerable<ScoreCase> Score(GoldDocument gold, DocumentRecord[] records, EyeList list)
    {
        if (records.Length == 0) yield break;
        var waiting = list.Of(records[0], [gold.File]);
        foreach (var value in gold.Values.Where(v => v is { Ink: true, Field: "number" or "date", Value: not null }))
            if (waiting.FirstOrDefault(w => w.Code == value.Field + ".unread") is { } unread)
            {
                var first = unread.Suggestions.Length > 0 ? unread.Suggestions[0].Value : null;
                var outcome = first is null ? Outcome.Missed : first == value.Value || value.Also.Contains(first) ? Outcome.Right : Outcome.Wrong;
                yield return new ScoreCase(gold.Name, gold.Format, string.Join(' ', gold.Tags), "suggestion." + value.Field, "", outcome, value.Value, first);
            }
    }
}
