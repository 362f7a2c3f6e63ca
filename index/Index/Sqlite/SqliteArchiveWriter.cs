using System.Globalization;
using Pipeline.Index.Amendments;
using Pipeline.Index.Model;

namespace Pipeline.Index.Sqlite;

/// <summary>The writes: a batch is one transaction.</summary>
internal sealed class SqliteArchiveWriter(SqliteDatabase database, SqliteAmendmentLog amendments) : IArchiveWriter
{
    private readonly SqliteRecordWriter _records = new(database);

    public IReadOnlyList<FileFailure> Write(IReadOnlyList<ArchiveWrite> batch)
    {
        if (batch.Count == 0)
            return [];
        database.Transaction(() =>
        {
            foreach (var write in batch)
                Write(write);
            return 0;
        });
        return [];
    }

    public RemovalSummary? Remove(string id, Tombstone tombstone) =>
        database.Transaction(() =>
        {
            var file = database
                .Query("SELECT file FROM record WHERE id=$p0", static r => r.GetString(0), id)
                .FirstOrDefault();
            if (file is null)
                return null;
            _records.Remove(id);
            amendments.RemoveOfRecord(id);
            database.Execute(
                "INSERT OR REPLACE INTO tombstone VALUES($p0,$p1,$p2,$p3,$p4)",
                id,
                file,
                tombstone.By,
                tombstone.Note,
                tombstone.At
            );
            var last = database.QueryNumber("SELECT count(*) FROM record WHERE file=$p0", file) == 0;
            if (last)
            {
                database.Execute("DELETE FROM stage WHERE hash=$p0", file);
                database.Execute("UPDATE file SET progress=3 WHERE hash=$p0", file);
            }
            return new RemovalSummary(file, last);
        });

    public bool Forget(string target) =>
        database.Transaction(() =>
        {
            if (database.Execute("DELETE FROM failure WHERE target=$p0", target) == 0)
                return false;
            if (
                database.Execute(
                    "UPDATE file SET progress=1 WHERE hash=$p0 AND progress=2 AND EXISTS(SELECT 1 FROM "
                        + "record WHERE file=$p0)",
                    target
                ) > 0
            )
                return true;
            if (database.Execute("DELETE FROM file WHERE hash=$p0 AND progress=2", target) == 0)
                return true;
            database.Execute("DELETE FROM name WHERE hash=$p0", target);
            database.Execute("DELETE FROM stage WHERE hash=$p0", target);
            return true;
        });

    public void Restore(string hash) =>
        database.Transaction(() =>
        {
            database.Execute("DELETE FROM tombstone WHERE hash=$p0", hash);
            return database.Execute("UPDATE file SET progress=0 WHERE hash=$p0", hash);
        });

    private void Write(ArchiveWrite write)
    {
        switch (write)
        {
            case NameWrite name:
                WriteName(name);
                break;
            case StageWrite stage:
                WriteStage(database, stage);
                break;
            case RecordsWrite records:
                WriteRecords(records);
                break;
            case AmendmentWrite amendment:
                WriteAmendment(amendment.Amendment);
                break;
            case FailureWrite failure:
                WriteFailure(failure.Failure);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(write), write, "no such write");
        }
    }

    /// <summary>Keeps a stage's result.</summary>
    public static void WriteStage(SqliteDatabase database, StageWrite stage)
    {
        database.Execute(
            "INSERT OR REPLACE INTO stage VALUES($p0,$p1,$p2,$p3,$p4,$p5)",
            stage.Key.Hash,
            stage.Key.Stage,
            stage.Key.Version,
            stage.Key.Options,
            FormatNow(),
            stage.Payload.ToArray()
        );
        // Results of older versions have been read for the last time.
        database.Execute(
            "DELETE FROM stage WHERE hash=$p0 AND stage=$p1 AND version<$p2",
            stage.Key.Hash,
            stage.Key.Stage,
            stage.Key.Version
        );
    }

    private void WriteName(NameWrite name)
    {
        database.Execute(
            "INSERT OR IGNORE INTO file VALUES($p0,$p1,$p2,$p3,$p4,0,0,0)",
            name.Hash,
            name.Size,
            name.Path,
            name.Given,
            name.Parent
        );
        database.Execute(
            "INSERT OR REPLACE INTO name VALUES($p0,$p1,$p2,$p3,$p4)",
            name.Path,
            name.Given,
            name.Hash,
            name.Size,
            name.Modified
        );
        database.Execute("DELETE FROM failure WHERE target=$p0", name.Path);
    }

    private void WriteRecords(RecordsWrite write)
    {
        _records.Replace(write.Hash, AmendmentApplier.Apply(write.Records, amendments.ListAll(write.Hash)));
        var (path, size) = write.Records is [var first, ..] ? (first.Source.Path, first.Source.Bytes) : ("", 0);
        database.Execute(
            """
            INSERT INTO file VALUES($p0,$p1,$p2,$p2,NULL,1,$p3,$p4)
            ON CONFLICT(hash) DO UPDATE SET progress=1, read_version=$p3, extract_version=$p4
            """,
            write.Hash,
            size,
            path,
            write.Versions.Read,
            write.Versions.Extract
        );
        database.Execute("DELETE FROM failure WHERE target=$p0", write.Hash);
        database.Execute("DELETE FROM claim WHERE hash=$p0", write.Hash);
    }

    private void WriteAmendment(Amendment said)
    {
        amendments.AddAmendment(said);
        _records.Replace(
            said.Hash,
            AmendmentApplier.Apply(_records.ReadRecordsOfFile(said.Hash), amendments.ListAll(said.Hash))
        );
    }

    private void WriteFailure(FileFailure failure)
    {
        database.Execute(
            """
            INSERT INTO failure VALUES($p0,$p1,$p2,$p3,$p4,$p5,$p6,1,$p7,$p8) ON CONFLICT(target) DO UPDATE
            SET path=$p2, stage=$p3, kind=$p4, message=$p5, advice=$p6, attempts=attempts+1, at=$p7, detail=$p8
            """,
            failure.Hash ?? failure.Path,
            failure.Hash,
            failure.Path,
            failure.Stage,
            failure.Kind,
            failure.Message,
            failure.Advice,
            FormatNow(),
            failure.Detail
        );
        if (failure.Hash is null)
            return;
        database.Execute("UPDATE file SET progress=2 WHERE hash=$p0", failure.Hash);
        database.Execute("DELETE FROM claim WHERE hash=$p0", failure.Hash);
    }

    private static string FormatNow() =>
        DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
