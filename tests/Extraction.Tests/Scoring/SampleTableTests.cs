using System.Text.Json;
using Pipeline.Records;

namespace Pipeline.Extraction.Tests.Scoring;

public class SampleTableTests
{
    [SharedFact]
    public void Reads_the_rows_of_the_real_tables()
    {
        using var gold = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(Shared.Folder!, "samples", "tables", "gold.json"))
        );
        var (right, all, misses) = (0, 0, new List<string>());
        foreach (var file in gold.RootElement.GetProperty("tables").EnumerateArray())
        {
            var name = file.GetProperty("file").GetString()!;
            if (!name.EndsWith(".html", StringComparison.Ordinal))
                continue;
            var tables = Read(name);
            foreach (var table in file.GetProperty("tables").EnumerateArray())
            {
                var rows = table
                    .GetProperty("rows")
                    .EnumerateArray()
                    .Where(r => !(r.TryGetProperty("total_row", out var t) && t.GetBoolean()))
                    .ToList();
                var best = tables.Select(t => Match(t, rows)).OrderByDescending(m => m.Right).FirstOrDefault();
                all += rows.Count;
                right += best.Right;
                misses.AddRange((best.Misses ?? ["no table"]).Select(m => $"{name}: {m}"));
            }
        }
        all.ShouldBeGreaterThan(0);
        (right * 100).ShouldBeGreaterThanOrEqualTo(all * 97, string.Join('\n', misses.Take(40)));
    }

    [SharedFact]
    public void Claims_nothing_in_tables_of_coordinates()
    {
        var tables = Read("n02_toa_do_diem_vung_nuoc.html");
        tables.ShouldBeEmpty();
    }

    private static IReadOnlyList<ScoringTable> Read(string name) =>
        TabbedText
            .Read(MarkupText.Layout(File.ReadAllText(Path.Combine(Shared.Folder!, "samples", "tables", name))))
            .ScoringTables;

    private static (int Right, List<string> Misses) Match(ScoringTable table, List<JsonElement> gold)
    {
        var (right, at, misses) = (0, 0, new List<string>());
        foreach (var row in gold)
        {
            var criterion = Squeeze(row.GetProperty("criterion").GetString()!);
            var found = -1;
            for (var i = at; i < Math.Min(table.Rows.Length, at + 8) && found < 0; i++)
                if (
                    Squeeze(table.Rows[i].Criterion)
                        .StartsWith(criterion[..Math.Min(30, criterion.Length)], StringComparison.Ordinal)
                )
                    found = i;
            if (found < 0)
            {
                misses.Add($"no row '{criterion}'");
                continue;
            }
            at = found + 1;
            var mine = table.Rows[found];
            var no = row.GetProperty("no").GetString();
            if (
                mine.No == no
                && mine.Max == Number(row, "max")
                && mine.Score == Number(row, "score")
                && mine.Bonus == Number(row, "bonus")
                && mine.Deduct == Number(row, "deduct")
            )
                right++;
            else
                misses.Add(
                    $"'{criterion}' no {mine.No}/{no} max {mine.Max}/{Number(row, "max")} score {mine.Score} bonus {mine.Bonus} deduct {mine.Deduct}"
                );
        }
        return (right, misses);
    }

    private static string Squeeze(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static decimal? Number(JsonElement row, string name) =>
        row.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.Number ? v.GetDecimal() : null;
}
