using System.Globalization;
using Pipeline.Crosscheck.Rules;
using Pipeline.Extraction;
using Pipeline.Ingest;
using Pipeline.Reading;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Tests.Sheets;

/// <summary>What was read of a sheet beside what stands in it.</summary>
/// <param name="Rows">Rows of criteria in the script.</param>
/// <param name="Right">Those whose number and points were all read as they stand.</param>
/// <param name="Misses">What was not, in words.</param>
/// <param name="Missed">Planted flaws that no finding tells.</param>
/// <param name="False">Errors (for clean sheets also warnings) that nothing in the sheet gives cause for.</param>
internal sealed record SheetScore(
    int Rows,
    int Right,
    IReadOnlyList<string> Misses,
    IReadOnlyList<string> Missed,
    IReadOnlyList<string> False
);

/// <summary>Reads files and compares.</summary>
internal static class SheetReading
{
    private static readonly ReadLimits Limits = new();

    /// <summary>What is read of a file, and what failed.</summary>
    public static async Task<(List<DocumentRecord> Records, List<string> Failures)> ReadAsync(string path)
    {
        var (records, failures) = (new List<DocumentRecord>(), new List<string>());
        await foreach (
            var outcome in new DocumentReader(
                new FileReader(FileReader.AllReaders, Limits),
                RecordExtractor.Default,
                Limits
            ).ReadAsync(path, default)
        )
        {
            records.AddRange(outcome.Records);
            if (outcome.Failure is { } failure)
                failures.Add(failure.Message);
        }
        return (records, failures);
    }

    public static async Task<SheetScore> ScoreAsync(SheetScript script, string path)
    {
        var (records, misses) = await ReadAsync(path);
        var tables = records.SelectMany(r => r.ScoringTables).ToList();
        var (rows, right) = (0, 0);
        var taken = new HashSet<ScoringTable>(ReferenceEqualityComparer.Instance);
        foreach (var expected in script.Tables)
        {
            var wanted = expected.Rows.Where(r => r.Kind == ' ').ToList();
            rows += wanted.Count;
            var best = tables
                .Where(t => !taken.Contains(t))
                .Select(t => (Table: t, Match: Match(t, wanted, expected.Totals)))
                .OrderByDescending(m => m.Match.Right)
                .FirstOrDefault();
            if (best.Table is null)
            {
                misses.Add("no table");
                continue;
            }
            taken.Add(best.Table);
            right += best.Match.Right;
            misses.AddRange(best.Match.Misses);
        }
        var more = tables.Where(t => !taken.Contains(t)).Sum(t => t.Rows.Length);
        if (more > 0)
            misses.Add($"{tables.Count - taken.Count} tables that score nothing, {more} rows");
        var findings = records
            .SelectMany(r => RuleCatalogue.Local.SelectMany(rule => rule.Check(r)))
            .Where(f => f.Rule.StartsWith("score.", StringComparison.Ordinal) && f.Severity != "info")
            .ToList();
        var missed = script.Flaws.Where(f => findings.All(x => x.Rule != f)).ToList();
        var wrong = findings
            .Where(f =>
                !script.Flaws.Contains(f.Rule)
                && f.Rule != "score.unsupported"
                && (f.Severity == "error" || script.Flaws.Count == 0)
            )
            .Select(f => $"{f.Severity} {f.Rule}: {f.Message}")
            .ToList();
        return new SheetScore(rows, Math.Max(0, right - more), misses, missed, wrong);
    }

    private static (int Right, List<string> Misses) Match(
        ScoringTable table,
        List<SheetRow> wanted,
        IReadOnlyDictionary<string, string?> totals
    )
    {
        var (right, at, misses) = (0, 0, new List<string>());
        foreach (var row in wanted)
        {
            var criterion = Squeeze(row.Criterion);
            var found = -1;
            for (var i = at; i < Math.Min(table.Rows.Length, at + 8) && found < 0; i++)
                if (
                    Squeeze(table.Rows[i].Criterion)
                        .StartsWith(criterion[..Math.Min(30, criterion.Length)], StringComparison.Ordinal)
                )
                    found = i;
            if (found < 0)
            {
                misses.Add($"no row '{row.Criterion}'");
                continue;
            }
            at = found + 1;
            var wrong = row
                .Expected.Where(e => Value(table.Rows[found], e.Key) != e.Value)
                .Select(e => $"{e.Key} {Value(table.Rows[found], e.Key) ?? "-"} for {e.Value ?? "-"}")
                .ToList();
            if (wrong.Count == 0)
                right++;
            else
                misses.Add($"'{row.Criterion}': {string.Join(", ", wrong)}");
        }
        if (table.Rows.Length != wanted.Count)
            misses.Add(
                $"{table.Rows.Length} rows for {wanted.Count}: {string.Join(" / ", table.Rows.Select(r => r.Criterion.Length > 20 ? r.Criterion[..20] : r.Criterion))}"
            );
        right -= Math.Max(0, table.Rows.Length - wanted.Count);
        foreach (var (name, value) in totals)
            if (Total(table.Totals, name) != value)
                misses.Add($"total {name} {Total(table.Totals, name) ?? "-"} for {value}");
        return (right, misses);
    }

    private static string? Value(ScoringRow row, string name) =>
        name switch
        {
            "no" => row.No?.TrimEnd('.', ')'),
            "max" => Number(row.Max),
            "bonus" => Number(row.Bonus),
            "deduct" => Number(row.Deduct),
            "score" => Number(row.Score),
            "score_bonus" => Number(row.ScoreBonus),
            "appraised" => Number(row.Appraised),
            "total" => Number(row.Total),
            _ => throw new ArgumentException(name),
        };

    private static string? Total(ScoringTotals? totals, string name) =>
        name switch
        {
            "max" => Number(totals?.Max),
            "bonus" => Number(totals?.Bonus),
            "score" => Number(totals?.Score),
            "score_bonus" => Number(totals?.ScoreBonus),
            "total" => Number(totals?.Total),
            _ => throw new ArgumentException(name),
        };

    private static string? Number(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Squeeze(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
