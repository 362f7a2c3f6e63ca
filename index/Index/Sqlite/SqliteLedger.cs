using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Pipeline.Index.Model;

namespace Pipeline.Index.Sqlite;

/// <summary>What became of each file, asked; claims.</summary>
internal sealed class SqliteLedger(SqliteDatabase database) : ILedger
{
    private const string StateColumns = """
        SELECT file.hash, file.path, file.given, file.size, file.parent, file.progress, file.read_version, file.extract_version, tombstone.by, tombstone.note, tombstone.at
        FROM file LEFT JOIN tombstone ON file.progress=3 AND tombstone.hash=file.hash
        """;

    public IReadOnlyList<KnownFile?> FindKnownFiles(IReadOnlyList<string> paths) =>
        database.ReadConsistently(() =>
            paths
                .Select(path =>
                    database
                        .Query(
                            "SELECT name.path, name.hash, name.size, name.modified, file.progress FROM name "
                                + "JOIN file USING(hash) WHERE name.path=$p0",
                            static r => new KnownFile(
                                r.GetString(0),
                                r.GetString(1),
                                r.GetInt64(2),
                                r.GetInt64(3),
                                (FileProgress)r.GetInt32(4)
                            ),
                            path
                        )
                        .FirstOrDefault()
                )
                .ToArray()
        );

    public FileState? GetFile(string hash) =>
        database.Query($"{StateColumns} WHERE file.hash=$p0", ReadState, hash).FirstOrDefault();

    public IReadOnlyList<string> GetNames(string hash) =>
        database.Query("SELECT given FROM name WHERE hash=$p0 ORDER BY given", static r => r.GetString(0), hash);

    public bool TryClaim(string hash, string owner, TimeSpan lease) =>
        database.Transaction(() =>
        {
            var holder = database.Query(
                "SELECT owner, until FROM claim WHERE hash=$p0",
                static r => (Owner: r.GetString(0), Until: r.GetInt64(1)),
                hash
            );
            if (holder is [var held] && held.Until > TicksFromNow(TimeSpan.Zero) && ClaimOwner.MayLive(held.Owner))
                return false;
            return database.Execute(
                    "INSERT OR REPLACE INTO claim VALUES($p0,$p1,$p2)",
                    hash,
                    owner,
                    TicksFromNow(lease)
                ) > 0;
        });

    public string? GetClaimOwner(string hash) =>
        database.Query("SELECT owner FROM claim WHERE hash=$p0", static r => r.GetString(0), hash).FirstOrDefault();

    public void RenewClaims(string owner, TimeSpan lease) =>
        database.Execute("UPDATE claim SET until=$p1 WHERE owner=$p0", owner, TicksFromNow(lease));

    public void ReleaseClaim(string hash, string owner) =>
        database.Execute("DELETE FROM claim WHERE hash=$p0 AND owner=$p1", hash, owner);

    public void ReleaseAllClaims(string owner) => database.Execute("DELETE FROM claim WHERE owner=$p0", owner);

    public IReadOnlyList<FileState> ListPending(string after, int limit) =>
        database.Query(
            $"{StateColumns} WHERE file.progress=0 AND file.hash>$p0 ORDER BY file.hash LIMIT $p1",
            ReadState,
            after,
            limit
        );

    public byte[]? GetStageResult(StageKey key) =>
        database
            .Query(
                "SELECT payload FROM stage WHERE hash=$p0 AND stage=$p1 AND version=$p2 AND options=$p3",
                static r => r.GetFieldValue<byte[]>(0),
                key.Hash,
                key.Stage,
                key.Version,
                key.Options
            )
            .FirstOrDefault();

    public IReadOnlyList<FileFailure> ListFailures(string? kind = null) =>
        database.Query(
            $"SELECT {FailureColumns} FROM failure WHERE ($p0 IS NULL OR kind=$p0) AND ($p1 OR hash IS NULL "
                + $"OR hash NOT IN (SELECT file FROM record WHERE secrecy IS NOT NULL)) ORDER BY at, path",
            ReadFailure,
            kind,
            database.Secret ? 1 : 0
        );

    /// <summary>What <see cref="ReadFailure"/> reads.</summary>
    public const string FailureColumns = "hash, path, stage, kind, message, advice, attempts, at, detail";

    /// <summary>A row of <see cref="FailureColumns"/>.</summary>
    public static FileFailure ReadFailure(SqliteDataReader r) =>
        new()
        {
            Hash = r.IsDBNull(0) ? null : r.GetString(0),
            Path = r.GetString(1),
            Stage = r.GetString(2),
            Kind = r.GetString(3),
            Message = r.GetString(4),
            Advice = r.GetString(5),
            Attempts = r.GetInt32(6),
            At = r.GetString(7),
            Detail = r.IsDBNull(8) ? null : r.GetString(8),
        };

    public int RequeueFailures(string? kind) =>
        database.Execute(
            "UPDATE file SET progress=0 WHERE progress=2 AND hash IN (SELECT hash FROM failure WHERE $p0 IS "
                + "NULL OR kind=$p0)",
            kind
        );

    public int RequeueStale(StageVersions current) =>
        database.Execute(
            "UPDATE file SET progress=0 WHERE progress=1 AND (read_version<$p0 OR extract_version<$p1)",
            current.Read,
            current.Extract
        );

    public ArchiveStatus GetStatus() =>
        database.ReadConsistently(() =>
            new ArchiveStatus
            {
                Files = QueryCounts(
                    "SELECT CASE progress WHEN 0 THEN 'pending' WHEN 1 THEN 'done' WHEN 2 THEN 'failed' ELSE "
                        + "'removed' END, count(*) FROM file GROUP BY progress"
                ),
                Failures = QueryCounts("SELECT kind, count(*) FROM failure GROUP BY kind"),
                Stages = QueryCounts("SELECT stage, count(*) FROM stage GROUP BY stage"),
                Findings = QueryCounts(
                    $"SELECT severity, count(*) FROM finding WHERE "
                        + $"{SqliteFindingStore.VisibleCondition(database)} GROUP BY severity"
                ),
                Names = database.QueryNumber("SELECT count(*) FROM name"),
                Claimed = database.QueryNumber(
                    "SELECT count(*) FROM claim WHERE until>$p0",
                    TicksFromNow(TimeSpan.Zero)
                ),
                Records = database.QueryNumber($"SELECT count(*) FROM {database.Seen}"),
                Copies = database.QueryNumber($"SELECT count(*) FROM {database.Seen} WHERE lead IS NOT NULL"),
                Citations = database.QueryNumber(
                    database.Secret
                        ? "SELECT count(*) FROM citation"
                        : $"SELECT count(*) FROM citation JOIN {database.Seen} AS record USING(n)"
                ),
                Unread = database.QueryNumber($"SELECT count(*) FROM {database.Seen} WHERE unread=1"),
            }
        );

    private ImmutableSortedDictionary<string, long> QueryCounts(string sql) =>
        database
            .Query(sql, static r => KeyValuePair.Create(r.GetString(0), r.GetInt64(1)))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static long TicksFromNow(TimeSpan later) => (DateTime.UtcNow + later).Ticks;

    private static FileState ReadState(SqliteDataReader r) =>
        new(
            r.GetString(0),
            r.GetString(1),
            r.GetString(2),
            r.GetInt64(3),
            r.IsDBNull(4) ? null : r.GetString(4),
            (FileProgress)r.GetInt32(5),
            new StageVersions(r.GetInt32(6), r.GetInt32(7)),
            r.IsDBNull(8) ? null : new Tombstone(r.GetString(8), r.IsDBNull(9) ? null : r.GetString(9), r.GetString(10))
        );
}
