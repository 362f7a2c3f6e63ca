using Microsoft.Data.Sqlite;
using Pipeline.Index.Model;
using Pipeline.Records;

namespace Pipeline.Index.Sqlite;

/// <summary>Findings and decisions; a decision outlives its finding, so a finding found again stays decided.</summary>
internal sealed class SqliteFindingStore(SqliteDatabase database) : IFindingStore
{
    public void PutFindings(IReadOnlyList<string> recordIds, string rulePrefix, IReadOnlyList<Finding> findings) =>
        PutFindings(recordIds, [rulePrefix], findings);

    public void PutFindings(
        IReadOnlyList<string> recordIds,
        IReadOnlyList<string> rulePrefixes,
        IReadOnlyList<Finding> findings
    )
    {
        var printed = findings
            .AsParallel()
            .AsOrdered()
            .Select(f => RecordJson.Print(f with { Decision = null }))
            .ToArray();
        database.Transaction(() =>
        {
            foreach (var id in recordIds)
            {
                // Most records checked for the first time hold none: one look spares a deletion for each prefix.
                if (database.QueryNumber("SELECT count(*) FROM finding WHERE id=$p0 AND sight=$p1", id, Sight) == 0)
                    continue;
                foreach (var prefix in rulePrefixes)
                    database.Execute(
                        "DELETE FROM finding WHERE id=$p0 AND sight=$p2 AND substr(rule, 1, length($p1))=$p1",
                        id,
                        prefix,
                        Sight
                    );
            }
            for (var i = 0; i < printed.Length; i++)
                database.Execute(
                    "INSERT OR REPLACE INTO finding VALUES($p0,$p1,$p2,$p3,$p4,$p5)",
                    findings[i].FindingId,
                    findings[i].Id,
                    findings[i].Rule,
                    findings[i].Severity,
                    printed[i],
                    Sight
                );
            return 0;
        });
    }

    // "$p0 IS NULL OR id=$p0" reads every finding that is held: what is not asked does not stand in the question.
    public IReadOnlyList<Finding> FindFindings(FindingQuery query) =>
        database.Query(
            $"""
            SELECT json, verdict, by, at, note FROM finding LEFT JOIN decision USING(finding_id)
            WHERE {(query.RecordId is null ? "$p0 IS NULL" : "id=$p0")} AND {(
                query.FindingId is null ? "$p1 IS NULL" : "finding_id=$p1"
            )} AND substr(rule, 1, length($p2))=$p2 AND ($p3 IS NULL OR severity=$p3)
              AND ($p4 OR verdict IS NOT 'dismiss')
              AND {VisibleCondition(database)}
            ORDER BY id, rule, finding_id LIMIT $p5
            """,
            ReadFinding,
            query.RecordId,
            query.FindingId,
            query.RulePrefix,
            query.Severity,
            query.Dismissed ? 1 : 0,
            query.Limit
        );

    /// <summary>
    /// Condition of the findings that are in answers. What was found with secret papers in sight may hold their words,
    /// so it is kept apart
    /// (sight 1) and read with them in sight only, before what was found without.
    /// </summary>
    public static string VisibleCondition(SqliteDatabase database) =>
        database.Secret
            ? "sight=(SELECT max(sight) FROM finding AS other WHERE other.id=finding.id)"
            : "sight=0 AND finding.id NOT IN (SELECT id FROM record WHERE secrecy IS NOT NULL OR copy IN "
                + "(SELECT copy FROM record WHERE secrecy IS NOT NULL))";

    private int Sight => database.Secret ? 1 : 0;

    public bool Decide(string findingId, Decision decision) =>
        database.Transaction(() =>
        {
            if (database.QueryNumber("SELECT count(*) FROM finding WHERE finding_id=$p0", findingId) == 0)
                return false;
            database.Execute(
                "INSERT OR REPLACE INTO decision VALUES($p0,$p1,$p2,$p3,$p4)",
                findingId,
                decision.Verdict,
                decision.By,
                decision.At,
                decision.Note
            );
            return true;
        });

    private static Finding ReadFinding(SqliteDataReader row)
    {
        var finding = RecordJson.ParseFinding(row.GetString(0));
        return row.IsDBNull(1)
            ? finding
            : finding with
            {
                Decision = new Decision(
                    row.GetString(1),
                    row.GetString(2),
                    row.GetString(3),
                    row.IsDBNull(4) ? null : row.GetString(4)
                ),
            };
    }
}

/// <summary>What persons said of names, one row for each two.</summary>
internal sealed class SqliteLinkStore(SqliteDatabase database) : ILinkStore
{
    public void PutLink(NameLink link) =>
        database.Transaction(() =>
            database.Execute(
                "INSERT OR REPLACE INTO link VALUES($p0,$p1,$p2,$p3,$p4,$p5,$p6,$p7)",
                link.Key,
                link.Kind,
                link.One,
                link.Other,
                link.Same ? 1 : 0,
                link.By,
                link.At,
                link.Note
            )
        );

    public IReadOnlyList<NameLink> ListLinks() =>
        database.Query("SELECT kind, one, other, same, by, at, note FROM link ORDER BY key", ReadLink);

    private static NameLink ReadLink(SqliteDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(1),
            row.GetString(2),
            row.GetInt64(3) != 0,
            row.GetString(4),
            row.GetString(5),
            row.IsDBNull(6) ? null : row.GetString(6)
        );
}
