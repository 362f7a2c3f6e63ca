using System.Text.Json;

namespace Pipeline.Cli.Tests;

/// <summary>
/// A few generated scans read at every commit, OCR and all: seals, arrival stamps, shadows, ink. Floors stand two
/// papers below the last landed
/// figures, for engines of another version read a little otherwise; that ink is never told as read has no such room.
/// </summary>
public sealed class ScanFloorTests
{
    private const int Documents = 14;

    [Fact]
    public void Scans_are_read_as_well_as_they_were()
    {
        using var here = new Workplace();
        here.Run("generate", "--documents", $"{Documents}", "--seed", "9903", "--formats", "scan", "--out", "scans")
            .Code.ShouldBe(0);
        var told = here.Run("evaluate", "scans", "--json");
        told.Code.ShouldBe(0, string.Join('\n', told.Errors));
        using var json = JsonDocument.Parse(string.Join('\n', told.Out));
        var cases = json
            .RootElement.GetProperty("cases")
            .EnumerateArray()
            .Select(c =>
                (
                    Field: Text(c, "field"),
                    Outcome: Text(c, "outcome"),
                    Told: $"{Text(c, "file")} {Text(c, "field")} {Text(c, "outcome")}: expected {Text(c, "expected")} found {Text(c, "found")}"
                )
            )
            .ToList();
        var ink = cases.Where(c => c.Field is "number.ink" or "date.ink").ToList();
        ink.Count.ShouldBeGreaterThan(4);
        ink.ShouldAllBe(c => c.Outcome == "unread" || c.Outcome == "right");
        foreach (
            var (field, misses) in ((string, int)[])
                [("number", 2), ("date", 2), ("type", 1), ("issuer", 2), ("documents", 1)]
        )
        {
            var of = cases.Where(c => c.Field == field).ToList();
            of.Count.ShouldBeGreaterThan(6, field);
            of.Count(c => c.Outcome != "right")
                .ShouldBeLessThanOrEqualTo(
                    misses,
                    string.Join('\n', of.Where(c => c.Outcome != "right").Select(c => c.Told))
                );
        }
        cases.Where(c => c.Field is "number" or "date").ShouldAllBe(c => c.Outcome == "right" || c.Outcome == "unread");
    }

    private static string Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) ? value.ToString() : "";
}
