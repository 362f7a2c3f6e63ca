using System.Globalization;
using Pipeline.Index.Search;

namespace Pipeline.Index.Sqlite;

/// <summary>
/// The full-text table: filled by the program's own tokens, filled anew when its rules change or too much of it is
/// dead.
/// </summary>
internal static class SqliteWordIndex
{
    /// <summary>
    /// Marks of the columns: each column's terms are its own, so a question reads no other column's lists. None occurs
    /// in a token.
    /// </summary>
    public const char Parts = '§',
        Issuer = '¶',
        TitleExact = '«',
        Title = '»',
        Exact = '°',
        Folded = '·';

    private const int DeadRowsAlwaysAllowed = 2000;
    private const int Version = (SearchTokenizer.Version * 100) + 2;

    /// <summary>A token as a term of a column.</summary>
    public static string PrefixTerm(char column, string token) => column + token;

    /// <summary>Adds a record's row.</summary>
    public static void Insert(SqliteDatabase database, long n, SearchFields fields) =>
        database.Execute(
            "INSERT INTO words(rowid, parts, issuer, title_exact, title, exact, folded) "
                + "VALUES($p0,$p1,$p2,$p3,$p4,$p5,$p6)",
            n,
            Terms(Parts, fields.Parts),
            Terms(Issuer, fields.Issuer),
            Terms(TitleExact, fields.TitleExact),
            Terms(Title, fields.TitleFolded),
            Terms(Exact, fields.Exact),
            Terms(Folded, fields.Folded)
        );

    /// <summary>Adds a symbol that may be new, with what a slip would make of it.</summary>
    public static void Insert(SqliteDatabase database, string symbol)
    {
        if (database.Execute("INSERT OR IGNORE INTO symbol VALUES($p0)", symbol) == 0)
            return;
        foreach (var slip in SymbolDeletions.Enumerate(symbol))
            database.Execute("INSERT OR IGNORE INTO symbol_slip VALUES($p0,$p1)", slip, symbol);
    }

    /// <summary>
    /// Fills the table anew where another version of the tokenizer filled it, or where most of its rows are dead.
    /// </summary>
    public static void EnsureCurrent(SqliteDatabase database)
    {
        var version = database.QueryNumber("SELECT value FROM meta WHERE name='tokenizer'");
        var dead = database.QueryNumber("SELECT CAST(value AS INTEGER) FROM meta WHERE name='dead'");
        if (
            version == Version
            && (dead <= DeadRowsAlwaysAllowed || dead <= database.QueryNumber("SELECT count(*) FROM record"))
        )
            return;
        database.Transaction(() => Fill(database));
    }

    private static int Fill(SqliteDatabase database)
    {
        database.Execute("INSERT INTO words(words) VALUES('delete-all')");
        for (long last = 0; ; )
        {
            var rows = database.Query(
                "SELECT n, json, text FROM body WHERE n>$p0 ORDER BY n LIMIT 200",
                static r => (N: r.GetInt64(0), Json: r.GetFieldValue<byte[]>(1), Text: r.GetFieldValue<byte[]>(2)),
                last
            );
            if (rows.Count == 0)
                break;
            foreach (var (n, json, text) in rows)
            {
                var fields = SearchFields.FromRecord(CompressedText.ReadRecord(json), CompressedText.Unpack(text));
                Insert(database, n, fields);
                if (fields is { Symbol: { } symbol, Serial: not null })
                    Insert(database, symbol);
                database.Execute(
                    "UPDATE record SET serial=$p1, symbol=$p2 WHERE n=$p0",
                    n,
                    fields.Serial,
                    fields.Symbol
                );
                last = n;
            }
        }
        foreach (
            var (n, i, fold) in database.Query(
                "SELECT n, i, fold FROM citation WHERE fold GLOB '*[-/][12][0-9][0-9][0-9]'",
                static r => (r.GetInt64(0), r.GetInt64(1), r.GetString(2))
            )
        )
            database.Execute(
                "UPDATE citation SET serial=$p2, symbol=$p3 WHERE n=$p0 AND i=$p1",
                n,
                i,
                NumberParts.Parse(fold).Serial,
                NumberParts.Parse(fold).Symbol
            );
        database.Execute("INSERT OR REPLACE INTO meta VALUES('dead', 0)");
        database.Execute(
            "INSERT OR REPLACE INTO meta VALUES('tokenizer', $p0)",
            Version.ToString(CultureInfo.InvariantCulture)
        );
        return 0;
    }

    private static string Terms(char column, string tokens) =>
        tokens.Length == 0 ? "" : column + tokens.TrimEnd().Replace(" ", " " + column, StringComparison.Ordinal);
}
