using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Pipeline.Index.Model;
using Pipeline.Records;

namespace Pipeline.Index.Sqlite;

/// <summary>All that the tables hold, out and in.</summary>
internal sealed class SqliteContents(SqliteDatabase database, SqliteRecordWriter records, SqliteAmendmentLog amendments)
    : IArchiveContents
{
    private const string FileColumns =
        "SELECT hash, path, given, size, parent, progress, read_version, extract_version FROM file";

    public IReadOnlyList<FileContent> ReadContents(string after, int limit) =>
        database.ReadConsistently(() =>
            database
                .Query($"{FileColumns} WHERE hash>$p0 ORDER BY hash LIMIT $p1", ReadState, after, limit)
                .ConvertAll(ReadContent)
        );

    public IReadOnlyList<FileContent> ReadContents(IReadOnlyList<string> hashes) =>
        database.ReadConsistently(() =>
            hashes
                .Order(StringComparer.Ordinal)
                .SelectMany(h => database.Query($"{FileColumns} WHERE hash=$p0", ReadState, h))
                .Select(ReadContent)
                .ToArray()
        );

    public UnattachedContent ReadUnattachedContent() =>
        database.ReadConsistently(() =>
            new UnattachedContent
            {
                Failures =
                [
                    .. database.Query(
                        $"SELECT {SqliteLedger.FailureColumns} FROM failure WHERE hash IS NULL ORDER BY path",
                        SqliteLedger.ReadFailure
                    ),
                ],
                Decisions = database
                    .Query(
                        "SELECT finding_id, verdict, by, at, note FROM decision",
                        static r =>
                            KeyValuePair.Create(
                                r.GetString(0),
                                new Decision(
                                    r.GetString(1),
                                    r.GetString(2),
                                    r.GetString(3),
                                    r.IsDBNull(4) ? null : r.GetString(4)
                                )
                            )
                    )
                    .ToImmutableSortedDictionary(StringComparer.Ordinal),
                Links = [.. new SqliteLinkStore(database).ListLinks()],
            }
        );

    public void Put(IReadOnlyList<FileContent> files) =>
        database.Transaction(() =>
        {
            foreach (var file in files)
                Put(file);
            return 0;
        });

    public void Put(UnattachedContent loose) =>
        database.Transaction(() =>
        {
            foreach (var failure in loose.Failures)
                Put(failure);
            foreach (var (id, d) in loose.Decisions)
                database.Execute(
                    "INSERT OR REPLACE INTO decision VALUES($p0,$p1,$p2,$p3,$p4)",
                    id,
                    d.Verdict,
                    d.By,
                    d.At,
                    d.Note
                );
            foreach (var link in loose.Links)
                new SqliteLinkStore(database).PutLink(link);
            return 0;
        });

    private FileContent ReadContent(FileState state) =>
        new()
        {
            State = state,
            Names =
            [
                .. database.Query(
                    "SELECT path, given, size, modified FROM name WHERE hash=$p0 ORDER BY path",
                    r => new NameWrite(r.GetString(0), r.GetString(1), state.Hash, r.GetInt64(2), r.GetInt64(3)),
                    state.Hash
                ),
            ],
            Stages =
            [
                .. database
                    .Query(
                        "SELECT stage, version, options, payload FROM stage WHERE hash=$p0 ORDER BY stage, "
                            + "options, version DESC",
                        r => new StageWrite(
                            new StageKey(state.Hash, r.GetString(0), r.GetInt32(1), r.GetString(2)),
                            r.GetFieldValue<byte[]>(3)
                        ),
                        state.Hash
                    )
                    .DistinctBy(s => (s.Key.Stage, s.Key.Options)),
            ],
            Records =
            [
                .. database.Query(
                    "SELECT n, json, text FROM record JOIN body USING(n) WHERE file=$p0 ORDER BY id",
                    static r => new RecordContent(
                        RecordJson.ParseRecord(CompressedText.Unpack(r.GetFieldValue<byte[]>(1))) with
                        {
                            Text = CompressedText.Unpack(r.GetFieldValue<byte[]>(2)),
                        },
                        r.GetInt64(0)
                    ),
                    state.Hash
                ),
            ],
            Amendments = [.. amendments.ListAll(state.Hash)],
            Tombstones =
            [
                .. database.Query(
                    "SELECT id, by, note, at FROM tombstone WHERE hash=$p0 ORDER BY id",
                    static r => new TombstoneContent(
                        r.GetString(0),
                        new Tombstone(r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2), r.GetString(3))
                    ),
                    state.Hash
                ),
            ],
            Failure = database
                .Query(
                    $"SELECT {SqliteLedger.FailureColumns} FROM failure WHERE target=$p0",
                    SqliteLedger.ReadFailure,
                    state.Hash
                )
                .FirstOrDefault(),
            Findings =
            [
                .. database.Query(
                    "SELECT json, sight FROM finding WHERE id IN (SELECT id FROM record WHERE file=$p0) "
                        + "ORDER BY finding_id, sight",
                    static r => new FindingContent(RecordJson.ParseFinding(r.GetString(0)), r.GetInt32(1)),
                    state.Hash
                ),
            ],
        };

    private void Put(FileContent file)
    {
        var state = file.State;
        database.Execute("DELETE FROM finding WHERE id IN (SELECT id FROM record WHERE file=$p0)", state.Hash);
        foreach (var table in (string[])["stage", "tombstone", "amendment"])
            database.Execute($"DELETE FROM {table} WHERE hash=$p0", state.Hash);
        database.Execute("DELETE FROM failure WHERE target=$p0", state.Hash);
        database.Execute(
            "INSERT OR REPLACE INTO file VALUES($p0,$p1,$p2,$p3,$p4,$p5,$p6,$p7)",
            state.Hash,
            state.Size,
            state.Path,
            state.Given,
            state.Parent,
            (int)state.Progress,
            state.Versions.Read,
            state.Versions.Extract
        );
        foreach (var name in file.Names)
            database.Execute(
                "INSERT OR REPLACE INTO name VALUES($p0,$p1,$p2,$p3,$p4)",
                name.Path,
                name.Given,
                state.Hash,
                name.Size,
                name.Modified
            );
        foreach (var stage in file.Stages)
            SqliteArchiveWriter.WriteStage(database, stage);
        foreach (var stone in file.Tombstones)
            database.Execute(
                "INSERT OR REPLACE INTO tombstone VALUES($p0,$p1,$p2,$p3,$p4)",
                stone.Id,
                state.Hash,
                stone.Tombstone.By,
                stone.Tombstone.Note,
                stone.Tombstone.At
            );
        foreach (var said in file.Amendments)
            amendments.AddAmendment(said);
        if (file.Failure is { } failure)
            Put(failure);
        records.Replace(state.Hash, [.. file.Records.Select(r => r.Record)], [.. file.Records.Select(r => r.Order)]);
        foreach (var found in file.Findings)
            database.Execute(
                "INSERT OR REPLACE INTO finding VALUES($p0,$p1,$p2,$p3,$p4,$p5)",
                found.Finding.FindingId,
                found.Finding.Id,
                found.Finding.Rule,
                found.Finding.Severity,
                RecordJson.Print(found.Finding),
                found.Sight
            );
    }

    private void Put(FileFailure f) =>
        database.Execute(
            "INSERT OR REPLACE INTO failure VALUES($p0,$p1,$p2,$p3,$p4,$p5,$p6,$p7,$p8,$p9)",
            f.Hash ?? f.Path,
            f.Hash,
            f.Path,
            f.Stage,
            f.Kind,
            f.Message,
            f.Advice,
            f.Attempts,
            f.At,
            f.Detail
        );

    private static FileState ReadState(SqliteDataReader r) =>
        new(
            r.GetString(0),
            r.GetString(1),
            r.GetString(2),
            r.GetInt64(3),
            r.IsDBNull(4) ? null : r.GetString(4),
            (FileProgress)r.GetInt32(5),
            new StageVersions(r.GetInt32(6), r.GetInt32(7))
        );
}
