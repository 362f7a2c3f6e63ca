using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace Pipeline.Index.Sqlite;

/// <summary>What became of each file, asked; claims.</summary>
internal sealed class SqliteLedger(SqliteDatabase database) : ILedger
{
    private const string StateColumns = """
        SELECT file.hash, file.path, file.given, file.size, file.parent, file.progress, file.read_version, file.extract_version, tombstone.by, tombstone.note, tombstone.at
        FROM file LEFT JOIN tombstone ON file.progress=3 AND tombstone.hash=file.hash
        """;

    public IReadOnlyList<KnownFile?> Known(IReadOnlyList<string> paths) => database.Reading(() =>
        paths.Select(path => database.Query("SELECT name.path, name.hash, name.size, name.modified, file.progress FROM name JOIN file USING(hash) WHERE name.path=$p0",
            static r => new KnownFile(r.GetString(0), r.GetString(1), r.GetInt64(2), r.GetInt64(3), (FileProgress)r.GetInt32(4)), path).FirstOrDefault()).ToArray());

    public FileState? File(string hash) => database.Query($"{StateColumns} WHERE file.hash=$p0", State, hash).FirstOrDefault();

    public IReadOnlyList<string> Names(string hash) =>
        database.Query("SELECT given FROM name WHERE hash=$p0 ORDER BY given", static r => r.GetString(0), hash);

    public bool Claim(string hash, string owner, TimeSpan lease) => database.Transaction(() =>
    {
        var holder = database.Query("SELECT owner, until FROM claim WHERE hash=$p0", static r => (Owner: r.GetString(0), Until: r.GetInt64(1)), hash);
        if (holder is [var held] && held.Until > Now(TimeSpan.Zero) && ClaimOwner.MayLive(held.Owner)) return false;
        return database.Execute("INSERT OR REPLACE INTO claim VALUES($p0,$p1,$p2)", hash, owner, Now(lease)) > 0;
    });

    public string? Holder(string hash) => database.Query("SELECT owner FROM claim WHERE hash=$p0", static r => r.GetString(0), hash).FirstOrDefault();

    public void Renew(string owner, TimeSpan lease) => database.Execute("UPDATE claim SET until=$p1 WHERE owner=$p0", owner, Now(lease));

    public void Unclaim(string hash, string owner) => database.Execute("DELETE FROM claim WHERE hash=$p0 AND owner=$p1", hash, owner);

    public void Release(string owner) => database.Execute("DELETE FROM claim WHERE owner=$p0", owner);

    public IReadOnlyList<FileState> Pending(string after, int limit) =>
        database.Query($"{StateColumns} WHERE file.progress=0 AND file.hash>$p0 ORDER BY file.hash LIMIT $p1", State, after, limit);

    public byte[]? Stage(StageKey key) =>
        database.Query("SELECT payload FROM stage WHERE hash=$p0 AND stage=$p1 AND version=$p2 AND options=$p3", static r => r.GetFieldValue<byte[]>(0),
            key.Hash, key.Stage, key.Version, key.Options).FirstOrDefault();

    public IReadOnlyList<FileFailure> Failures(string? kind = null) =>
        database.Query($"SELECT {FailureColumns} FROM failure WHERE ($p0 IS NULL OR kind=$p0) AND ($p1 OR hash IS NULL OR hash NOT IN (SELECT file FROM record WHERE secrecy IS NOT NULL)) ORDER BY at, path", Failure, kind, database.Secret ? 1 : 0);

    /// <summary>What <see cref="Failure"/> reads.</summary>
    public const string FailureColumns = "hash, path, stage, kind, message, advice, attempts, at, detail";

    /// <summary>A row of <see cref="FailureColumns"/>.</summary>
    public static FileFailure Failure(SqliteDataReader r) => new()
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

    public int Requeue(string? kind) =>
        database.Execute("UPDATE file SET progress=0 WHERE progress=2 AND hash IN (SELECT hash FROM failure WHERE $p0 IS NULL OR kind=$p0)", kind);

    public int RequeueStale(StageVersions current) =>
        database.Execute("UPDATE file SET progress=0 WHERE progress=1 AND (read_version<$p0 OR extract_version<$p1)", current.Read, current.Extract);

    public ArchiveStatus Status() => database.Reading(() => new ArchiveStatus
    {
        Files = Counts("SELECT CASE progress WHEN 0 THEN 'pending' WHEN 1 THEN 'done' WHEN 2 THEN 'failed' ELSE 'removed' END, count(*) FROM file GROUP BY progress"),
        Failures = Counts("SELECT kind, count(*) FROM failure GROUP BY kind"),
        Stages = Counts("SELECT stage, count(*) FROM stage GROUP BY stage"),
        Findings = Counts($"SELECT severity, count(*) FROM finding WHERE {SqliteFindingStore.Visible(database)} GROUP BY severity"),
        Names = database.Number("SELECT count(*) FROM name"),
        Claimed = database.Number("SELECT count(*) FROM claim WHERE until>$p0", Now(TimeSpan.Zero)),
        Records = database.Number($"SELECT count(*) FROM {database.Seen}"),
        Copies = database.Number($"SELECT count(*) FROM {database.Seen} WHERE lead IS NOT NULL"),
        Citations = database.Number(database.Secret ? "SELECT count(*) FROM citation" : $"SELECT count(*) FROM citation JOIN {database.Seen} AS record USING(n)"),
        Unread = database.Number($"SELECT count(*) FROM {database.Seen} WHERE unread=1"),
    });

    private ImmutableSortedDictionary<string, long> Counts(string sql) =>
        database.Query(sql, static r => KeyValuePair.Create(r.GetString(0), r.GetInt64(1))).ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static long Now(TimeSpan later) => (DateTime.UtcNow + later).Ticks;

    private static FileState State(SqliteDataReader r) => new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt64(3), r.IsDBNull(4) ? null : r.GetString(4),
        (FileProgress)r.GetInt32(5), new StageVersions(r.GetInt32(6), r.GetInt32(7)),
        r.IsDBNull(8) ? null : new Tombstone(r.GetString(8), r.IsDBNull(9) ? null : r.GetString(9), r.GetString(10)));
}
