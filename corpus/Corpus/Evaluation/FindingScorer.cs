using System.Collections.Immutable;
using System.Text.Json;
using Pipeline.Corpus.Evaluation.Gold;
using Pipeline.Records;

namespace Pipeline.Corpus.Evaluation;

/// <summary>An error that was planted in a file.</summary>
/// <param name="File">File of the gold.</param>
/// <param name="Rule">Rule that should find it.</param>
/// <param name="Found">What stands there; null where the generator does not say.</param>
public sealed record ExpectedFinding(string File, string Rule, string? Found);

/// <summary>
/// Scores findings against planted errors: found, missed, and false accusations (errors and warnings that nothing was
/// planted for).
/// </summary>
public static class FindingScorer
{
    /// <summary>The planted errors of a gold folder; null where it lists none.</summary>
    public static ImmutableArray<ExpectedFinding>? Read(string folder)
    {
        var path = Path.Combine(folder, "errors.jsonl");
        if (!File.Exists(path))
            return null;
        return
        [
            .. File.ReadLines(path)
                .Where(l => l.Length > 0)
                .Select(l =>
                {
                    using var json = JsonDocument.Parse(l);
                    return new ExpectedFinding(
                        json.RootElement.GetText("file")!,
                        json.RootElement.GetText("rule")!,
                        json.RootElement.GetText("found")
                    );
                }),
        ];
    }

    /// <summary>Cases of one file, by rule.</summary>
    public static IEnumerable<ScoreCase> Score(
        GoldDocument gold,
        IEnumerable<ExpectedFinding> planted,
        IEnumerable<Finding> findings
    )
    {
        var free = findings.ToList();
        foreach (var error in planted)
        {
            var match =
                free.FirstOrDefault(f => f.Rule == error.Rule && f.Found?.ToString() == error.Found)
                ?? free.FirstOrDefault(f => f.Rule == error.Rule);
            if (match is not null)
                free.Remove(match);
            yield return Make(
                gold,
                error.Rule,
                error.Found ?? "",
                match is null ? Outcome.Missed : Outcome.Right,
                error.Found,
                match?.Message
            );
        }
        foreach (var finding in free.Where(f => f.Severity is "error" or "warning"))
            yield return Make(
                gold,
                finding.Rule,
                finding.Found?.ToString() ?? "",
                Outcome.Spurious,
                null,
                finding.Message
            );
    }

    private static ScoreCase Make(
        GoldDocument gold,
        string rule,
        string item,
        Outcome outcome,
        string? expected,
        string? found
    ) => new(gold.File, gold.Format, string.Join(' ', gold.Tags), "finding." + rule, item, outcome, expected, found);
}
