using System.Globalization;
using Microsoft.Data.Sqlite;
using Pipeline.Index.Model;
using Pipeline.Index.Redaction;
using Pipeline.Index.Search;
using Pipeline.Records;

namespace Pipeline.Index.Sqlite;

/// <summary>Records and numbers, asked.</summary>
internal sealed class SqliteRecordStore(SqliteDatabase database) : IRecordStore
{
    private readonly SqliteSeriesQuery _series = new(database);
    private readonly SqliteCriteriaQuery _criteria = new(database);

    /// <summary>Columns that <see cref="ReadSummary"/> reads, in their order.</summary>
    public const string Columns =
        "record.id, record.number, record.key, record.fold, record.type, record.date, record.issuer, "
        + "record.subject, record.path, record.lead, record.secrecy, record.n";

    private const int NearSlips = 2;

    // The order of the join is fixed: from the citations asked for to the few records that hold them.
    private static string Cited(SqliteDatabase database) =>
        $"citation.fold, record.id, i, citation.date, citation.type, citation.issuer, title, relation FROM "
        + $"citation CROSS JOIN {database.Seen} AS record ON record.n=citation.n";

    public IReadOnlyList<RecordSummary> Lost(int limit) =>
        database.Query(
            $"""
            SELECT {Columns} FROM words CROSS JOIN {database.Seen} AS record ON record.n=words.rowid WHERE words MATCH $p0 ORDER BY words.rowid DESC LIMIT $p1
            """,
            ReadSummary,
            FtsQuery.Phrase(SqliteWordIndex.Parts, "w" + SearchFields.Loss),
            limit
        );

    public long CountHiddenDocuments() =>
        database.Secret
            ? 0
            : database.QueryNumber("SELECT count(DISTINCT coalesce(copy, id)) FROM record WHERE secrecy IS NOT NULL");

    public IReadOnlyList<SecretPaperIdentity> SecretMarks() =>
        database.Secret
            ? []
            : database.Query(
                """
                SELECT fold, date, subject FROM record WHERE secrecy IS NOT NULL
                UNION SELECT fold, date, subject FROM record WHERE copy IN (SELECT copy FROM record WHERE secrecy IS NOT NULL)
                """,
                static r => new SecretPaperIdentity(GetText(r, 0), GetText(r, 1), GetText(r, 2))
            );

    public DocumentRecord? Get(string id) =>
        database.Query($"SELECT json FROM {database.Seen} AS record JOIN body USING(n) WHERE id=$p0", Bytes, id)
            is [var json]
            ? CompressedText.ReadRecord(json)
            : null;

    public string? GetText(string id) =>
        database
            .Query(
                $"SELECT text FROM {database.Seen} AS record JOIN body USING(n) WHERE id=$p0",
                static r => CompressedText.Unpack(r.GetFieldValue<byte[]>(0)),
                id
            )
            .FirstOrDefault();

    public IReadOnlyList<DocumentRecord> ReadPage(string after, int limit) =>
        [
            .. database
                .Query(
                    $"SELECT json FROM {database.Seen} AS record JOIN body USING(n) WHERE id>$p0 ORDER BY id LIMIT $p1",
                    Bytes,
                    after,
                    limit
                )
                .AsParallel()
                .AsOrdered()
                .Select(CompressedText.ReadRecord)
                .ToArray(),
        ];

    public IReadOnlyList<RecordSummary> FindByNumber(string fold) =>
        database.Query(
            $"SELECT {Columns} FROM {database.Seen} AS record WHERE fold=$p0 ORDER BY date DESC, lead IS NOT "
                + $"NULL, copy_rank, id",
            ReadSummary,
            fold
        );

    public IReadOnlyList<RecordSummary> GetSummaries(IReadOnlyList<string> ids)
    {
        var found = database
            .Query(
                $"SELECT {Columns} FROM {database.Seen} AS record WHERE id IN (SELECT value FROM json_each($p0))",
                ReadSummary,
                ToJsonArray(ids)
            )
            .ToDictionary(s => s.Id, StringComparer.Ordinal);
        return [.. ids.Select(id => found.GetValueOrDefault(id)).OfType<RecordSummary>()];
    }

    public IReadOnlyList<RecordSummary> FindCopies(string id) =>
        database.Query(
            $"""
            SELECT {Columns} FROM {database.Seen} AS record WHERE id=$p0 OR copy=(SELECT copy FROM record WHERE id=$p0) ORDER BY lead IS NOT NULL, copy_rank, id
            """,
            ReadSummary,
            id
        );

    public IReadOnlyList<NumberMention> FindCitations(string fold) =>
        database.Query(
            $"""
            SELECT {Cited(database)} WHERE citation.fold=$p0 ORDER BY record.id, i
            """,
            ReadMention,
            fold
        );

    public IReadOnlyList<NumberMention> FindNumbersOfSymbol(
        string symbol,
        int from,
        int to,
        Func<string?, bool> issuer
    ) => _series.FindMentions(symbol, from, to, issuer);

    public IReadOnlyList<NumberCount> CountNumbersOfSymbol(
        string symbol,
        int from,
        int to,
        Func<string?, bool> issuer
    ) => _series.CountNumbers(symbol, from, to, issuer);

    public IReadOnlyList<string> WithMarks(IReadOnlyList<string> marks, int limit) => _criteria.WithMarks(marks, limit);

    public IReadOnlyList<CriteriaRecord> IssuedMarks() => _criteria.FindIssued();

    public IReadOnlyList<CriteriaRecord> ScoredMarks(IReadOnlyList<string> marks) => _criteria.FindScored(marks);

    public IReadOnlyList<NumberMention> FindHeldNumbers(string symbol) =>
        database.Query(
            $"SELECT fold, id, NULL, date, type, issuer, subject, NULL FROM {database.Seen} AS record WHERE "
                + $"symbol=$p0 AND fold IS NOT NULL ORDER BY date, fold, id",
            ReadMention,
            symbol
        );

    // A list as one value: one question instead of one for each.
    internal static string ToJsonArray(IEnumerable<string> values) =>
        "[" + string.Join(',', values.Select(v => "\"" + System.Text.Json.JsonEncodedText.Encode(v) + "\"")) + "]";

    public IReadOnlyList<NumberMention> FindNumbersOfSymbol(string symbol) => QueryMentions("{0}.symbol=$p0", symbol);

    public IReadOnlyList<NumberMention> SameSerial(IReadOnlyCollection<string> serials, string date) =>
        QueryMentions("{0}.serial IN (SELECT value FROM json_each($p0)) AND {0}.date=$p1", ToJsonArray(serials), date);

    public IReadOnlyList<NumberMention> SameSerial(string serial, string date) =>
        QueryMentions("{0}.serial=$p0 AND {0}.date=$p1", serial, date);

    private List<NumberMention> QueryMentions(string which, params ReadOnlySpan<object?> values) =>
        database.Query(MentionsOf(database, which, which), ReadMention, values);

    /// <summary>The question for held and cited numbers, by date; {0} in a condition stands for the table.</summary>
    internal static string MentionsOf(SqliteDatabase database, string held, string cited) =>
        $"""
            SELECT fold, id, NULL AS i, date, type, issuer, subject, NULL FROM {database.Seen} AS record WHERE {string.Format(
                CultureInfo.InvariantCulture,
                held,
                "record"
            )} AND fold IS NOT NULL
            UNION ALL
            SELECT {Cited(database)} WHERE {string.Format(CultureInfo.InvariantCulture, cited, "citation")}
            ORDER BY 4, 1, 2, 3
            """;

    public IReadOnlyList<string> ListSymbols() =>
        [
            .. QueryDistinct("record")
                .Union(QueryDistinct("citation"), StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    public IReadOnlyList<RecordSummary> FindNearNumbers(string fold, int limit)
    {
        var asked = NumberParts.Parse(fold);
        if (asked.Serial is not { } serial || asked.Parts.Count == 0)
            return [];
        var slips = SymbolDeletions
            .Enumerate(asked.Symbol)
            .SelectMany(s =>
                database.Query("SELECT symbol FROM symbol_slip WHERE slip=$p0", static r => r.GetString(0), s)
            )
            .Distinct(StringComparer.Ordinal)
            .Where(s => s != asked.Symbol)
            .ToArray();
        var serials = SerialNeighbours.Enumerate(serial);
        // One slip, in the serial or in the symbol, is likelier than one in each or two in the symbol: those are looked
        // for last.
        var near = FindHeldNumbers([asked.Symbol], serials, asked, limit);
        near.AddRange(FindHeldNumbers(slips, [serial], asked, limit));
        if (near.Count == 0)
            near = FindHeldNumbers(slips, serials, asked, limit);
        if (near.Count == 0)
            near = FindHeldNumbers(
                [
                    .. database
                        .Query("SELECT symbol FROM symbol", static r => r.GetString(0))
                        .Where(s => EditDistance.Measure(asked.Symbol, s, NearSlips) <= AllowedSlips(asked.Symbol)),
                ],
                [serial],
                asked,
                limit
            );
        return
        [
            .. near.Where(n => n.Distance > 0 && n.Summary.Fold != fold)
                .OrderBy(n => n.Distance)
                .ThenByDescending(n => n.Summary.Date, StringComparer.Ordinal)
                .ThenBy(n => n.Summary.Id, StringComparer.Ordinal)
                .Select(n => n.Summary)
                .Take(limit),
        ];
    }

    private List<(double Distance, RecordSummary Summary)> FindHeldNumbers(
        IReadOnlyCollection<string> symbols,
        IReadOnlyCollection<string> serials,
        NumberParts asked,
        int limit
    )
    {
        var held = new List<(double, RecordSummary)>();
        foreach (var symbol in symbols)
        foreach (var serial in serials)
        foreach (
            var found in database.Query(
                $"SELECT {Columns} FROM {database.Seen} AS record WHERE symbol=$p0 AND serial=$p1 ORDER BY "
                    + $"date DESC LIMIT $p2",
                ReadSummary,
                symbol,
                serial,
                limit
            )
        )
            held.Add((MisprintCost.Between(asked, NumberParts.Parse(found.Fold ?? $"{serial}/{symbol}")), found));
        return held;
    }

    /// <summary>A row of <see cref="Columns"/>.</summary>
    public static RecordSummary ReadSummary(SqliteDataReader row) =>
        new()
        {
            Id = row.GetString(0),
            Number = GetText(row, 1),
            Key = GetText(row, 2),
            Fold = GetText(row, 3),
            Type = GetText(row, 4),
            Date = GetText(row, 5),
            Issuer = GetText(row, 6),
            Subject = GetText(row, 7),
            Path = row.GetString(8),
            Lead = GetText(row, 9),
            Secrecy = GetText(row, 10),
        };

    // Walks the index from value to value instead of reading all of its rows.
    private List<string> QueryDistinct(string table) =>
        database.Query(
            $"""
            WITH RECURSIVE walk(v) AS (SELECT min(symbol) FROM {table} WHERE symbol IS NOT NULL
              UNION ALL SELECT (SELECT min(symbol) FROM {table} WHERE symbol>walk.v) FROM walk WHERE walk.v IS NOT NULL)
            SELECT v FROM walk WHERE v IS NOT NULL
            """,
            static r => r.GetString(0)
        );

    /// <summary>A short symbol admits one slip, a long one two.</summary>
    private static int AllowedSlips(string symbol) => symbol.Length <= 4 ? 1 : NearSlips;

    private static byte[] Bytes(SqliteDataReader row) => row.GetFieldValue<byte[]>(0);

    internal static NumberMention ReadMention(SqliteDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(1),
            row.IsDBNull(2) ? null : row.GetInt32(2),
            GetText(row, 3),
            GetText(row, 4),
            GetText(row, 5),
            GetText(row, 6),
            GetText(row, 7)
        );

    private static string? GetText(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);
}
