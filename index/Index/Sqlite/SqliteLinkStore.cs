using Microsoft.Data.Sqlite;

namespace Pipeline.Index.Sqlite;

/// <summary>What persons said of names, one row for each two.</summary>
internal sealed class SqliteLinkStore(SqliteDatabase database) : ILinkStore
{
    public void PutLink(NameLink link) => database.Transaction(() =>
        database.Execute("INSERT OR REPLACE INTO link VALUES($p0,$p1,$p2,$p3,$p4,$p5,$p6,$p7)", link.Key, link.Kind, link.One, link.Other, link.Same ? 1 : 0, link.By, link.At, link.Note));

    public IReadOnlyList<NameLink> Links() => database.Query("SELECT kind, one, other, same, by, at, note FROM link ORDER BY key", Map);

    private static NameLink Map(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3) != 0, row.GetString(4), row.GetString(5), row.IsDBNull(6) ? null : row.GetString(6));
}
