using System.Collections.Immutable;
using Pipeline.Index.Search;
using Pipeline.Records;

namespace Pipeline.Index.Sqlite;

/// <summary>
/// Puts records in and takes them out, with all that is searched. Works within the caller's transaction.
/// </summary>
/// <remarks>
/// Rows of the word index are not taken out (that would ask for the very tokens that went in, which a newer program may
/// no longer
/// make): numbers of rows are never used twice, searches join the records, and <see cref="SqliteWordIndex"/> fills it
/// anew when
/// too many rows are dead.
/// </remarks>
internal sealed class SqliteRecordWriter(SqliteDatabase database)
{
    /// <summary>Replaces the records of a file.</summary>
    /// <param name="hash">The file.</param>
    /// <param name="records">With their texts.</param>
    /// <param name="numbers">Rows that they stood in elsewhere, one for each: what came later keeps the higher one. A
    /// row that is taken is not given again.</param>
    public void Replace(string hash, IReadOnlyList<DocumentRecord> records, IReadOnlyList<long>? numbers = null)
    {
        // What was found while a paper could be seen may hold its words: from the moment that it is secret nothing of
        // that is told.
        if (records.Any(WasOpen))
            database.Execute("DELETE FROM finding WHERE sight=0");
        var copies = Delete("file=$p0", hash);
        for (var i = 0; i < records.Count; i++)
        {
            var record = records[i];
            if (database.QueryNumber("SELECT count(*) FROM tombstone WHERE id=$p0", record.Id) > 0)
                continue;
            Insert(hash, record, SearchFields.FromRecord(record, record.Text ?? ""), numbers?[i]);
            if (CopyGrouping.KeyOf(record) is { } copy)
                copies.Add(copy);
        }
        foreach (var copy in copies)
            UpdateLead(copy);
    }

    private bool WasOpen(DocumentRecord record) =>
        record.Document.Secrecy is not null
        && database.QueryNumber(
            "SELECT count(*) FROM record WHERE (id=$p0 OR copy=$p1) AND secrecy IS NULL AND (copy IS NULL OR "
                + "copy NOT IN (SELECT copy FROM record WHERE secrecy IS NOT NULL AND copy IS NOT NULL))",
            record.Id,
            CopyGrouping.KeyOf(record)
        ) > 0;

    /// <summary>Records of a file with their texts, secret or not.</summary>
    public ImmutableArray<DocumentRecord> ReadRecordsOfFile(string hash) =>
        [
            .. database
                .Query(
                    "SELECT json, text FROM record JOIN body USING(n) WHERE file=$p0 ORDER BY id",
                    static r => (Json: r.GetFieldValue<byte[]>(0), Text: r.GetFieldValue<byte[]>(1)),
                    hash
                )
                .Select(body => CompressedText.ReadRecord(body.Json) with { Text = CompressedText.Unpack(body.Text) }),
        ];

    /// <summary>Takes one record out.</summary>
    public void Remove(string id)
    {
        foreach (var copy in Delete("id=$p0", id))
            UpdateLead(copy);
        database.Execute("DELETE FROM finding WHERE id=$p0", id);
    }

    private HashSet<string> Delete(string which, string value)
    {
        var gone = database.Query(
            $"SELECT n, copy FROM record WHERE {which}",
            static r => (N: r.GetInt64(0), Copy: r.IsDBNull(1) ? null : r.GetString(1)),
            value
        );
        foreach (var (n, _) in gone)
        {
            database.Execute("DELETE FROM citation WHERE n=$p0", n);
            database.Execute("DELETE FROM body WHERE n=$p0", n);
            SqliteCriteriaWriter.Delete(database, n);
            database.Execute("DELETE FROM record WHERE n=$p0", n);
        }
        if (gone.Count > 0)
            database.Execute(
                "INSERT INTO meta VALUES('dead', $p0) ON CONFLICT(name) DO UPDATE SET value = value + $p0",
                gone.Count
            );
        return [.. gone.Select(g => g.Copy).OfType<string>()];
    }

    private void Insert(string hash, DocumentRecord record, SearchFields fields, long? at)
    {
        if (at is not null && database.QueryNumber("SELECT count(*) FROM record WHERE n=$p0", at) > 0)
            at = null;
        var heading = record.Document;
        var number = heading.Number;
        database.Execute(
            """
            INSERT INTO record(n, id, file, number, key, fold, serial, symbol, year, type, date, issuer, subject, path, copy, copy_rank, secrecy, unread)
            VALUES($p0,$p1,$p2,$p3,$p4,$p5,$p6,$p7,$p8,$p9,$p10,$p11,$p12,$p13,$p14,$p15,$p16,$p17)
            """,
            at,
            record.Id,
            hash,
            number?.Printed,
            number?.Key,
            number?.Fold,
            fields.Serial,
            fields.Symbol,
            number?.Year,
            heading.Type,
            heading.Date,
            heading.Issuer,
            heading.Subject,
            record.Source.Path,
            fields.CopyKey,
            CopyGrouping.RankForLead(record),
            heading.Secrecy,
            number is { Key: null } ? 1 : 0
        );
        var n = database.QueryNumber("SELECT last_insert_rowid()");
        database.Execute(
            "INSERT INTO body VALUES($p0,$p1,$p2)",
            n,
            CompressedText.Compress(RecordJson.Print(record with { Text = null })),
            CompressedText.Compress(record.Text ?? "")
        );
        SqliteWordIndex.Insert(database, n, fields);
        SqliteCriteriaWriter.Insert(database, n, record);
        if (fields is { Symbol: { } symbol, Serial: not null })
            SqliteWordIndex.Insert(database, symbol);
        for (var i = 0; i < record.Citations.Length; i++)
            if (record.Citations[i] is { Fold: { } fold } citation)
                database.Execute(
                    "INSERT INTO citation VALUES($p0,$p1,$p2,$p3,$p4,$p5,$p6,$p7,$p8,$p9)",
                    n,
                    i,
                    fold,
                    NumberParts.Parse(fold).Serial,
                    NumberParts.Parse(fold).Symbol,
                    citation.Date,
                    citation.Type,
                    citation.Issuer,
                    citation.Title,
                    citation.Relation
                );
    }

    private void UpdateLead(string copy)
    {
        var ids = database.Query(
            "SELECT id FROM record WHERE copy=$p0 ORDER BY copy_rank, id",
            static r => r.GetString(0),
            copy
        );
        if (ids.Count == 0)
            return;
        database.Execute("UPDATE record SET lead=NULL WHERE id=$p0", ids[0]);
        if (ids.Count > 1)
            database.Execute("UPDATE record SET lead=$p0 WHERE copy=$p1 AND id<>$p0", ids[0], copy);
    }
}
