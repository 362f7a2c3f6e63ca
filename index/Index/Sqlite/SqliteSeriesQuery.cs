using Microsoft.Data.Sqlite;
using Pipeline.Index.Model;

namespace Pipeline.Index.Sqlite;

/// <summary>
/// Windows of series. Hundreds of offices of one kind number under one symbol, so the index leads with symbol and
/// issuer: the names are
/// walked first, then only the numbers of those asked for are read.
/// </summary>
internal sealed class SqliteSeriesQuery(SqliteDatabase database)
{
    private const string Within =
        "{0}.symbol=$p0 AND CAST({0}.serial AS INTEGER) BETWEEN $p1 AND $p2 AND {0}.serial NOT GLOB '*[^0-9]*'";
    private const string Named = " AND {0}.issuer IN (SELECT value FROM json_each($p3))",
        Unnamed = " AND {0}.issuer IS NULL";

    // What is cited by papers that no answer tells of is left out without a look at the record of each citation.
    private string Untold { get; } =
        database.Secret
            ? ""
            : " AND n NOT IN (SELECT n FROM record WHERE secrecy IS NOT NULL UNION SELECT n FROM record WHERE "
                + "copy IN (SELECT copy FROM record WHERE secrecy IS NOT NULL))";

    public IReadOnlyList<NumberMention> FindMentions(string symbol, int from, int to, Func<string?, bool> issuer)
    {
        var (names, unnamed) = SelectIssuers(symbol, issuer);
        var found = new List<NumberMention>();
        if (names.Count > 0)
            found.AddRange(
                database.Query(
                    SqliteRecordStore.MentionsOf(database, Within + Named, Within + Named),
                    SqliteRecordStore.ReadMention,
                    symbol,
                    from,
                    to,
                    SqliteRecordStore.ToJsonArray(names)
                )
            );
        if (unnamed)
            found.AddRange(
                database.Query(
                    SqliteRecordStore.MentionsOf(database, Within + Unnamed, Within + Unnamed),
                    SqliteRecordStore.ReadMention,
                    symbol,
                    from,
                    to
                )
            );
        return names.Count > 0 && unnamed
            ?
            [
                .. found
                    .OrderBy(m => m.Date, StringComparer.Ordinal)
                    .ThenBy(m => m.Fold, StringComparer.Ordinal)
                    .ThenBy(m => m.Id, StringComparer.Ordinal)
                    .ThenBy(m => m.Index ?? -1),
            ]
            : found;
    }

    public IReadOnlyList<NumberCount> CountNumbers(string symbol, int from, int to, Func<string?, bool> issuer)
    {
        var (names, unnamed) = SelectIssuers(symbol, issuer);
        var counts = new Dictionary<(int Serial, string Date, string? Issuer), NumberCount>();
        if (names.Count > 0)
            Add(Named, symbol, from, to, SqliteRecordStore.ToJsonArray(names));
        if (unnamed)
            Add(Unnamed, symbol, from, to);
        return [.. counts.Values];

        void Add(string which, params ReadOnlySpan<object?> values)
        {
            foreach (
                var held in database.Query(
                    Count(database.Seen + " AS record", "record", which, ""),
                    static r => Read(r, held: true),
                    values
                )
            )
                Put(held);
            foreach (
                var cited in database.Query(
                    Count("citation", "citation", which, Untold),
                    static r => Read(r, held: false),
                    values
                )
            )
                Put(cited);
        }

        void Put(NumberCount count)
        {
            var key = (count.Serial, count.Date, count.Issuer);
            counts[key] = counts.TryGetValue(key, out var known)
                ? known with
                {
                    Held = known.Held + count.Held,
                    Cited = known.Cited + count.Cited,
                }
                : count;
        }
    }

    private static string Count(string table, string name, string which, string further) =>
        $"""
            SELECT CAST(serial AS INTEGER), date, issuer, count(*) FROM {table} WHERE {string.Format(
                System.Globalization.CultureInfo.InvariantCulture,
                Within + which,
                name
            )} AND length(date)=10{further}
            GROUP BY issuer, CAST(serial AS INTEGER), date
            """;

    private static NumberCount Read(SqliteDataReader row, bool held) =>
        new(
            row.GetInt32(0),
            row.GetString(1),
            row.IsDBNull(2) ? null : row.GetString(2),
            held ? row.GetInt32(3) : 0,
            held ? 0 : row.GetInt32(3)
        );

    private (List<string> Names, bool Unnamed) SelectIssuers(string symbol, Func<string?, bool> issuer)
    {
        var names = WalkIssuers("record", symbol)
            .Union(WalkIssuers("citation", symbol), StringComparer.Ordinal)
            .Where(n => issuer(n))
            .ToList();
        return (names, issuer(null));
    }

    // From name to name in the index, whatever number of citations bears each.
    private List<string> WalkIssuers(string table, string symbol) =>
        database.Query(
            $"""
            WITH RECURSIVE walk(v) AS (SELECT min(issuer) FROM {table} WHERE symbol=$p0
              UNION ALL SELECT (SELECT issuer FROM {table} WHERE symbol=$p0 AND issuer>walk.v ORDER BY issuer LIMIT 1) FROM walk WHERE walk.v IS NOT NULL)
            SELECT v FROM walk WHERE v IS NOT NULL
            """,
            static r => r.GetString(0),
            symbol
        );
}
