using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Index.Sqlite;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Tests;

/// <summary>What is checked step by step, as records come, change and go, is what one check of all finds.</summary>
public sealed class TouchedTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("touched-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(19)]
    [InlineData(31)]
    public void Step_by_step_finds_what_a_check_of_all_finds(int seed)
    {
        using var archive = new SqliteArchive(Path.Combine(_folder, "archive.db"));
        var (dice, held, rules) = (
            new Random(seed),
            new List<DocumentRecord>(),
            new HashSet<string>(StringComparer.Ordinal)
        );
        for (var step = 0; step < 130; step++)
        {
            var checker = new CrossChecker(archive, archive, OfficeScope.Unknown, "2030-01-01");
            switch (step < 40 ? 9 : dice.Next(10))
            {
                case 0 or 1:
                    var gone = Take(held, dice);
                    archive.Remove(gone.Id, new Tombstone("t", null, "2026-01-01"));
                    checker.CheckTouched([], gone);
                    break;
                case 2 or 3:
                    var old = Take(held, dice);
                    var changed = CrowdedPapers.Next(dice, old.Id);
                    Keep(archive, changed);
                    held.Add(changed);
                    checker.CheckTouched([changed.Id], old);
                    break;
                default:
                    var fresh = CrowdedPapers.Next(dice, Guid.NewGuid().ToString("N"));
                    Keep(archive, fresh);
                    held.Add(fresh);
                    checker.CheckTouched([fresh.Id]);
                    break;
            }
            var stepwise = Told(archive);
            checker.CheckAll();
            foreach (var finding in archive.FindFindings(new FindingQuery()))
                rules.Add(finding.Rule);
            string.Join('\n', stepwise.Except(Told(archive)).Concat(Told(archive).Except(stepwise)))
                .ShouldBeEmpty($"step {step}");
        }
        // All of them were told, or the world is not crowded enough to show anything.
        new[]
        {
            "citation.anachronism",
            "citation.date-conflict",
            "citation.superseded",
            "citation.unresolved",
            "criteria.mismatch",
            "report.missing",
        }
            .Except(rules)
            .ShouldBeEmpty();
    }

    private static DocumentRecord Take(List<DocumentRecord> held, Random dice)
    {
        var taken = held[dice.Next(held.Count)];
        held.Remove(taken);
        return taken;
    }

    private static void Keep(SqliteArchive archive, DocumentRecord record) =>
        archive
            .Write([
                new NameWrite("/" + record.Id, record.Id, record.Id, 1, 1),
                new RecordsWrite(record.Id, [record], new StageVersions(1, 1)),
            ])
            .ShouldBeEmpty();

    // What lies far from its peers is known when all are checked.
    private static List<string> Told(SqliteArchive archive) =>
        [.. archive.FindFindings(new FindingQuery()).Where(f => f.Rule != "figure.outlier").Select(RecordJson.Print)];
}
