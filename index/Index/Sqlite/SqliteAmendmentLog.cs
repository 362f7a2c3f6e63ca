using Pipeline.Index.Model;

namespace Pipeline.Index.Sqlite;

/// <summary>What persons said of values, a row each, as JSON.</summary>
internal sealed class SqliteAmendmentLog(SqliteDatabase database) : IAmendmentLog
{
    public IReadOnlyList<Amendment> ListAmendments(string hash) =>
        database.QueryNumber(
            $"SELECT count(*) FROM record WHERE file=$p0 AND id NOT IN (SELECT id FROM {database.Seen})",
            hash
        ) > 0
            ? []
            : ListAll(hash);

    /// <summary>Those of secret papers too: what is written must hold them, whoever writes.</summary>
    public IReadOnlyList<Amendment> ListAll(string hash) =>
        [
            .. database
                .Query(
                    "SELECT json FROM amendment WHERE hash=$p0 ORDER BY at, id, field",
                    static r => r.GetString(0),
                    hash
                )
                .Select(Amendment.Parse),
        ];

    /// <summary>Keeps one.</summary>
    public void AddAmendment(Amendment said) =>
        database.Execute(
            "INSERT OR REPLACE INTO amendment VALUES($p0,$p1,$p2,$p3,$p4)",
            said.Hash,
            said.At,
            said.Id,
            said.Field,
            said.Print()
        );

    /// <summary>Forgets those of a removed record.</summary>
    public void RemoveOfRecord(string id) =>
        database.Execute("DELETE FROM amendment WHERE hash=$p0 AND id=$p1", id.Split('#')[0], id);
}
